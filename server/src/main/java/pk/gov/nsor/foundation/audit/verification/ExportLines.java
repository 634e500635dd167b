package pk.gov.nsor.foundation.audit.verification;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
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
    private static final long TENTH = Long.divideUnsigned(-1L, 10);

    /** Longer than any line of the register: a file made to fill the memory is not read to its end. */
    private static final int MOST_BYTES = 1 << 26;

    private final Path file;
    private final InputStream in;
    private final byte[] buffer;
    private int position;
    private int limit;
    private byte[] line;
    private int length;
    private final int[] begins = new int[WORDS + 1];
    private int words;
    private long number;

    private ExportLines(Path file, InputStream in, int buffer) {
        this.file = file;
        this.in = in;
        this.buffer = new byte[buffer];
        this.line = new byte[buffer];
    }

    /**
     * Those that come from somewhere.
     *
     * @param file what they are called
     * @param buffer so many bytes are read at once
     */
    static ExportLines of(Path file, InputStream in, int buffer) {
        return new ExportLines(file, in, buffer);
    }

    static ExportLines open(Path file) {
        try {
            return of(file, Files.newInputStream(file), BUFFER);
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

    /** A number of 63 bits in its only valid form. */
    long number(int word) {
        long number = unsigned(word);
        if (number < 0) {
            throw wrong("word " + (word + 1) + " is too large a number");
        }
        return number;
    }

    /** A number of 64 bits in its only valid form: no sign, no leading zero, the digits 0 to 9. */
    long unsigned(int word) {
        int begin = begin(word);
        int end = end(word);
        if (begin == end || (line[begin] == '0' && end - begin > 1)) {
            throw wrong("word " + (word + 1) + " is no number");
        }
        long number = 0;
        for (int at = begin; at < end; at++) {
            int digit = line[at] - '0';
            if (digit < 0 || digit > 9) {
                throw wrong("word " + (word + 1) + " is no number");
            }
            if (Long.compareUnsigned(number, TENTH) > 0
                    || (number == TENTH && digit > Long.remainderUnsigned(-1L, 10))) {
                throw wrong("word " + (word + 1) + " is too large a number");
            }
            number = 10 * number + digit;
        }
        return number;
    }

    /** Bytes in their only valid form: with padding, no bit left over, and = alone for none. */
    byte[] bytes(int word) {
        if (Arrays.equals(line, begin(word), end(word), NO_BYTES, 0, 1)) {
            return new byte[0];
        }
        try {
            ByteBuffer decoded =
                    Base64.getDecoder().decode(ByteBuffer.wrap(line, begin(word), end(word) - begin(word)));
            byte[] bytes = decoded.hasArray() && decoded.remaining() == decoded.array().length
                    ? decoded.array()
                    : Arrays.copyOf(decoded.array(), decoded.remaining());
            if (bytes.length > 0 && isCanonical(word, bytes)) {
                return bytes;
            }
        } catch (IllegalArgumentException notBase64) {
            // Refused below.
        }
        throw wrong("word " + (word + 1) + " is not base64");
    }

    byte[] bytes(int word, int length) {
        byte[] bytes = bytes(word);
        if (bytes.length != length) {
            throw wrong("word " + (word + 1) + " has " + bytes.length + " bytes, not " + length);
        }
        return bytes;
    }

    /** A text in base64. */
    String encodedText(int word) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes(word)))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            throw wrong("word " + (word + 1) + " is not UTF-8 in base64");
        }
    }

    /** Only the end can be written in more than one way. */
    private boolean isCanonical(int word, byte[] bytes) {
        int over = bytes.length % 3 == 0 ? 3 : bytes.length % 3;
        byte[] end = Base64.getEncoder().encode(Arrays.copyOfRange(bytes, bytes.length - over, bytes.length));
        return (end(word) - begin(word)) % end.length == 0
                && Arrays.equals(line, end(word) - end.length, end(word), end, 0, end.length);
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
        if (more > MOST_BYTES - length) {
            throw wrong("it has more than " + MOST_BYTES + " bytes");
        }
        if (line.length - length < more) {
            line = Arrays.copyOf(line, Math.max(length + more, line.length + (line.length >> 1) + 1));
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
