package pk.gov.nsor.startup.launch.requirement;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a stream, separated by line feeds only. Each is decoded by itself, so that a byte that is not UTF-8
 * affects only its own line. One line is held in memory at a time.
 */
final class Lines {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final InputStream stream;
    private final byte[] buffer = new byte[1 << 16];
    private int from;
    private int to;
    private long number;

    Lines(InputStream stream) {
        this.stream = stream;
    }

    /** @param text null where the line is not UTF-8 */
    record Line(long number, @Nullable String text) {}

    /** The next line, without the byte order mark a file may begin with; null after the last one. */
    @Nullable
    Line next() throws IOException {
        if (!hasMore()) {
            return null;
        }
        number++;
        ByteArrayOutputStream line = new ByteArrayOutputStream(512);
        while (hasMore()) {
            int end = from;
            while (end < to && buffer[end] != '\n') {
                end++;
            }
            line.write(buffer, from, end - from);
            boolean isComplete = end < to;
            from = isComplete ? end + 1 : end;
            if (isComplete) {
                break;
            }
        }
        String text = decoded(line.toByteArray());
        if (number == 1 && text != null && text.startsWith(BYTE_ORDER_MARK)) {
            return new Line(number, text.substring(BYTE_ORDER_MARK.length()));
        }
        return new Line(number, text);
    }

    private boolean hasMore() throws IOException {
        if (from == to) {
            from = 0;
            to = Math.max(0, stream.read(buffer));
        }
        return from < to;
    }

    private static @Nullable String decoded(byte[] line) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return null;
        }
    }
}
