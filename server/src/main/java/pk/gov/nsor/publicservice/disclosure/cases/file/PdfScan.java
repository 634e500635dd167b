package pk.gov.nsor.publicservice.disclosure.cases.file;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import pk.gov.nsor.foundation.kernel.InvalidValueException;

/**
 * Goes through the bytes of a PDF before anything takes them for a document, since reading one unpacks parts of it
 * without a limit. What is packed otherwise than once is refused, and what is packed once is unpacked here first and
 * thrown away, up to a limit. The work grows with the length of the file and no faster: from no place does it read
 * further ahead than a fixed distance, and all that is unpacked was read once, or twice where one part stands within
 * another.
 */
final class PdfScan {

    /** What one part of a PDF may unpack to: an uncompressed page in colour of 300 dots an inch has half of it. */
    static final long MOST_OF_ONE = 50L << 20;

    static final long MOST_OF_ALL = 200L << 20;

    private static final Set<String> UNBOUNDED = Set.of("LZWDecode", "LZW", "RunLengthDecode", "RL");
    private static final Set<String> FLATE = Set.of("FlateDecode", "Fl");
    private static final int MOST_COLUMNS = 100_000;
    /** A page of A3 with 600 dots an inch has half of them. */
    private static final int MOST_ROWS = 20_000;

    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_NUMBER = 12;
    /** Of blanks and comments between a name and what it stands for. */
    private static final int LONGEST_GAP = 256;

    private static final int LONGEST_CHAIN = 8;
    /** Of what is unpacked, for each byte of the file. */
    private static final int READ_AGAIN = 2;
    /** Before what is packed, which says how. */
    private static final int ZLIB_HEADER = 2;

    private final byte[] file;
    private final ReadingLimit limit;
    private final byte[] thrownAway = new byte[1 << 16];
    private long packed;
    private long unpacked;

    private PdfScan(byte[] file, ReadingLimit limit) {
        this.file = file;
        this.limit = limit;
    }

    /**
     * @param limit counts the bytes read, and those unpacked
     * @throws InvalidValueException where it would unpack to too much, is packed in a way that is not taken, or the
     *     limit is reached
     */
    static void check(byte[] file, ReadingLimit limit) {
        new PdfScan(file, limit).go();
    }

    /** @throws InvalidValueException where a part of a PDF is packed twice, or in a way that has no limit */
    static void checkFilters(List<String> chain) {
        for (int at = 0; at < chain.size(); at++) {
            if (UNBOUNDED.contains(chain.get(at)) || (at > 0 && FLATE.contains(chain.get(at)))) {
                throw packing();
            }
        }
    }

    private void go() {
        Inflater inflater = new Inflater(true);
        try {
            for (int at = 0; at < file.length; at++) {
                limit.step(1);
                if (file[at] == '/') {
                    name(at + 1);
                } else if (file[at] == 's' && isWord(at, "stream") && !isWord(at - 3, "endstream")) {
                    unpack(inflater, at + "stream".length());
                }
            }
        } finally {
            inflater.end();
        }
    }

    private void name(int at) {
        String name = nameAt(at);
        if (name.equals("Filter")) {
            checkFilters(filters(skipBlanks(at + written(at))));
        } else if (name.equals("Columns")) {
            number(skipBlanks(at + written(at)), MOST_COLUMNS);
        } else if (name.equals("Rows")) {
            number(skipBlanks(at + written(at)), MOST_ROWS);
        }
    }

    private void number(int at, int most) {
        String number = digits(at);
        int next = skipBlanks(at + number.length());
        boolean isReference = !number.isEmpty() && next < file.length && isDigit(file[next]);
        if (isReference || number.length() >= LONGEST_NUMBER || (!number.isEmpty() && Long.parseLong(number) > most)) {
            throw packing();
        }
    }

    private List<String> filters(int at) {
        if (at >= file.length) {
            return List.of();
        }
        if (isDigit(file[at])) {
            // What it is stands somewhere else, perhaps packed itself.
            throw packing();
        }
        List<String> chain = new ArrayList<>();
        boolean isList = file[at] == '[';
        int next = isList ? skipBlanks(at + 1) : at;
        while (next < file.length && file[next] == '/') {
            if (chain.size() == LONGEST_CHAIN) {
                throw packing();
            }
            chain.add(nameAt(next + 1));
            next = skipBlanks(next + 1 + written(next + 1));
            if (!isList) {
                return chain;
            }
        }
        if (isList && next < file.length && file[next] != ']') {
            throw packing();
        }
        return chain;
    }

    /** Behind the word stand blanks, a line's end and what may be packed; what is not does not unpack far. */
    private void unpack(Inflater inflater, int after) {
        int from = after;
        while (from < file.length && file[from] == ' ') {
            from++;
        }
        if (from < file.length && file[from] == '\r') {
            from++;
        }
        if (from < file.length && file[from] == '\n') {
            from++;
        }
        from += ZLIB_HEADER;
        if (from >= file.length) {
            return;
        }
        inflater.reset();
        inflater.setInput(file, from, file.length - from);
        long ofThis = 0;
        try {
            int came = unpacked(inflater);
            while (came > 0) {
                ofThis += came;
                if (ofThis > MOST_OF_ONE || unpacked + ofThis > MOST_OF_ALL) {
                    throw new InvalidValueException(
                            "disclosure.file.bomb",
                            "This PDF unpacks to far more than a scan does. Scan the paper again and send the new"
                                    + " file.");
                }
                came = unpacked(inflater);
            }
        } catch (DataFormatException notPacked) {
            // A picture, or the end of what was packed.
        }
        unpacked += ofThis;
        packed += inflater.getBytesRead();
        if (packed > (long) READ_AGAIN * file.length) {
            // One part within another, and so on: each would be unpacked to the end of the file.
            throw packing();
        }
    }

    private int unpacked(Inflater inflater) throws DataFormatException {
        long before = inflater.getBytesRead();
        int came = inflater.inflate(thrownAway);
        limit.step(inflater.getBytesRead() - before + came);
        return came;
    }

    private boolean isWord(int at, String word) {
        byte[] wanted = word.getBytes(StandardCharsets.ISO_8859_1);
        return at >= 0
                && at + wanted.length <= file.length
                && java.util.Arrays.equals(file, at, at + wanted.length, wanted, 0, wanted.length);
    }

    /** The name with what it writes as numbers of characters ({@code #4C}) read. */
    private String nameAt(int at) {
        String written = new String(file, at, written(at), StandardCharsets.ISO_8859_1);
        StringBuilder name = new StringBuilder(written.length());
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            if (c == '#' && i + 2 < written.length() && isHex(written, i + 1) && isHex(written, i + 2)) {
                name.append((char) Integer.parseInt(written.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                name.append(c);
            }
        }
        return name.toString();
    }

    private static boolean isHex(String text, int at) {
        return Character.digit(text.charAt(at), 16) >= 0 && text.charAt(at) < 128;
    }

    /** How many bytes the name takes. */
    private int written(int at) {
        int end = at;
        while (end < file.length && end - at < LONGEST_NAME && isRegular(file[end])) {
            end++;
        }
        return end - at;
    }

    private String digits(int at) {
        int end = at;
        while (end < file.length && end - at < LONGEST_NUMBER && isDigit(file[end])) {
            end++;
        }
        return new String(file, Math.min(at, file.length), end - at, StandardCharsets.ISO_8859_1);
    }

    /** Behind blanks and comments. */
    private int skipBlanks(int from) {
        int at = from;
        boolean isComment = false;
        while (at < file.length && (isComment || isBlank(file[at]) || file[at] == '%')) {
            if (at - from == LONGEST_GAP) {
                throw packing();
            }
            isComment = file[at] == '%' || (isComment && file[at] != '\r' && file[at] != '\n');
            at++;
        }
        limit.step(at - from);
        return at;
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    private static boolean isBlank(byte b) {
        return b == 0 || b == '\t' || b == '\n' || b == '\f' || b == '\r' || b == ' ';
    }

    private static boolean isRegular(byte b) {
        return !isBlank(b) && "()<>[]{}/%".indexOf(b) < 0;
    }

    private static InvalidValueException packing() {
        return new InvalidValueException(
                "disclosure.file.packing",
                "This PDF is packed in a way that is not taken. Print it into a PDF again, or scan the paper.");
    }
}
