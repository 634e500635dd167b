package pk.gov.nsor.publicservice.disclosure.cases.file;

import java.io.IOException;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.io.RandomAccessReadView;

/** A file that can be read over and over, up to a limit. Parts of it are read through it, too. */
final class LimitedRead extends RandomAccessReadBuffer {

    private final byte[] file;
    private final ReadingLimit limit;

    LimitedRead(byte[] file, ReadingLimit limit) {
        super(file);
        this.file = file;
        this.limit = limit;
    }

    @Override
    public int read() throws IOException {
        limit.step(1);
        return super.read();
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        // Also for nothing, so that who reads at the end again and again is stopped.
        limit.step(Math.max(1, Math.min(length, length() - getPosition())));
        return super.read(into, offset, length);
    }

    @Override
    public void seek(long position) throws IOException {
        limit.step(1);
        super.seek(position);
    }

    @Override
    public RandomAccessReadView createView(long from, long length) {
        return new RandomAccessReadView(new LimitedRead(file, limit), from, length, true);
    }
}
