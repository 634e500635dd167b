package pk.gov.nsor.leaks;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Passes everything on, and each line to whoever watches. */
final class WatchedLines extends OutputStream {

    private final PrintStream out;
    private final Consumer<String> watcher;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    WatchedLines(PrintStream out, Consumer<String> watcher) {
        this.out = out;
        this.watcher = watcher;
    }

    @Override
    public synchronized void write(int next) {
        out.write(next);
        if (next == '\n') {
            watcher.accept(line.toString(StandardCharsets.UTF_8));
            line.reset();
        } else {
            line.write(next);
        }
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int count) {
        for (int at = from; at < from + count; at++) {
            write(bytes[at]);
        }
    }

    @Override
    public void flush() {
        out.flush();
    }
}
