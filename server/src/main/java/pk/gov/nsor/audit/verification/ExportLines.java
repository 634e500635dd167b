package pk.gov.nsor.audit.verification;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;

/** The lines of an export and their words, by number. One line is in memory at a time. */
final class ExportLines implements AutoCloseable {

    private static final int BUFFER = 1 << 20;
    /** Of more words than a line may have, so that a line too long is seen. */
    private static final int WORDS = 16;

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long LOWEST_BITS = 0x0101010101010101L;
    private static final long HIGHEST_BITS = 0x8080808080808080L;

    private static final byte[] NO_BYTES = {'='};

    private final Path file;
    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private int position;
    private int limit;
    private byte[] line = new byte[BUFFER];
    private int length;
    private final int[] begins = new int[WORDS + 1];
    private int words;
    private long number;

    private ExportLines(Path file, InputStream in) {
        this.file = file;
        this.in = in;
    }

    static ExportLines open(Path file) {
        try {
            return new ExportLines(file, Files.newInputStream(file));
        } catch (IOException unreadable) {
            throw new UnreadableTrailException("The export cannot be read: " + file, unreadable);
        }
    }

    /** Goes to the next line; false where there is none. */
    boolean next() {
        number++;
        length = 0;
        while (true) {
            if (position == limit && !fill()) {
                if (length > 0) {
                    throw wrong("it ends in the middle");
                }
                return false;
            }
            int end = find(buffer, position, limit, (byte) '\n');
            append(end);
            position = end;
            if (position < limit) {
                position++;
                split();
                return true;
            }
        }
    }

    int words() {
        return words;
    }

    String text(int word) {
        return new String(line, begin(word), end(word) - begin(word), StandardCharsets.UTF_8);
    }

    long number(int word) {
        try {
            return Long.parseUnsignedLong(text(word));
        } catch (NumberFormatException notANumber) {
            throw wrong("word " + (word + 1) + " is no number");
        }
    }

    byte[] bytes(int word) {
        if (Arrays.equals(line, begin(word), end(word), NO_BYTES, 0, 1)) {
            return new byte[0];
        }
        try {
            ByteBuffer decoded =
                    Base64.getDecoder().decode(ByteBuffer.wrap(line, begin(word), end(word) - begin(word)));
            return decoded.hasArray() && decoded.remaining() == decoded.array().length
                    ? decoded.array()
                    : Arrays.copyOf(decoded.array(), decoded.remaining());
        } catch (IllegalArgumentException notBase64) {
            throw wrong("word " + (word + 1) + " is not base64");
        }
    }

    UnreadableTrailException wrong(String what) {
        return new UnreadableTrailException("Line " + number + " of " + file + " is none of an export: " + what);
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException harmless) {
            // It was only read.
        }
    }

    private int begin(int word) {
        return begins[word];
    }

    private int end(int word) {
        return begins[word + 1] - 1;
    }

    private void append(int end) {
        int more = end - position;
        if (line.length - length < more) {
            line = Arrays.copyOf(line, Math.max(length + more, line.length + (line.length >> 1)));
        }
        System.arraycopy(buffer, position, line, length, more);
        length += more;
    }

    private void split() {
        words = 0;
        begins[0] = 0;
        int at = -1;
        while (at < length) {
            if (words == WORDS) {
                throw wrong("it has too many words");
            }
            at = find(line, at + 1, length, (byte) ' ');
            begins[++words] = at + 1;
        }
    }

    /** Where the byte is, or the end where it is not: eight bytes at a time, since lines have millions. */
    private static int find(byte[] in, int from, int to, byte wanted) {
        long everywhere = LOWEST_BITS * wanted;
        int at = from;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            long differing = (long) EIGHT.get(in, at) ^ everywhere;
            long zero = (differing - LOWEST_BITS) & ~differing & HIGHEST_BITS;
            if (zero != 0) {
                return at + Long.numberOfTrailingZeros(zero) / Byte.SIZE;
            }
        }
        while (at < to && in[at] != wanted) {
            at++;
        }
        return at;
    }

    private boolean fill() {
        try {
            position = 0;
            limit = Math.max(0, in.read(buffer, 0, buffer.length));
            return limit > 0;
        } catch (IOException unreadable) {
            throw new UnreadableTrailException("The export cannot be read: " + file, unreadable);
        }
    }
}
