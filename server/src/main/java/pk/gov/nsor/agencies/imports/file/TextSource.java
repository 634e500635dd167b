package pk.gov.nsor.agencies.imports.file;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The characters of a text file: UTF-8 with or without a mark, or UTF-16 with one or recognised by its zero bytes. It counts
 * lines, and refuses what is not text; a line that does not end is refused before it fills the memory.
 */
final class TextSource extends Reader {

    private static final int LOOKED_AT = 64;
    /** What a parser may have read ahead of the line that it gives. */
    private static final int AHEAD = 100_000;

    private final Reader reader;
    private final int longest;
    private long line = 1;
    private long inLine;

    private TextSource(Reader reader, int longest) {
        this.reader = reader;
        this.longest = longest + AHEAD;
    }

    static TextSource open(Path file, FileLimits limits) throws IOException {
        PushbackInputStream in = new PushbackInputStream(Files.newInputStream(file), LOOKED_AT);
        byte[] begins = in.readNBytes(LOOKED_AT);
        Charset charset = charset(begins);
        int mark = mark(begins);
        in.unread(begins, mark, begins.length - mark);
        return new TextSource(
                new InputStreamReader(
                        in,
                        charset.newDecoder()
                                .onMalformedInput(CodingErrorAction.REPORT)
                                .onUnmappableCharacter(CodingErrorAction.REPORT)),
                limits.line());
    }

    private static int mark(byte[] begins) {
        if (has(begins, 0xef, 0xbb, 0xbf)) {
            return 3;
        }
        return has(begins, 0xff, 0xfe) || has(begins, 0xfe, 0xff) ? 2 : 0;
    }

    private static Charset charset(byte[] begins) {
        if (has(begins, 0xff, 0xfe)) {
            return StandardCharsets.UTF_16LE;
        }
        if (has(begins, 0xfe, 0xff)) {
            return StandardCharsets.UTF_16BE;
        }
        // The ASCII characters of a first line have their zero byte always on the same side.
        int even = 0;
        int odd = 0;
        for (int i = 0; i < begins.length; i++) {
            if (begins[i] == 0) {
                if (i % 2 == 0) {
                    even++;
                } else {
                    odd++;
                }
            }
        }
        int most = begins.length / 4;
        if (odd > most && even == 0) {
            return StandardCharsets.UTF_16LE;
        }
        return even > most && odd == 0 ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8;
    }

    private static boolean has(byte[] begins, int... bytes) {
        if (begins.length < bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if ((begins[i] & 0xff) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int read;
        try {
            read = reader.read(buffer, offset, length);
        } catch (CharacterCodingException otherEncoding) {
            throw FileProblems.encoding(line);
        }
        for (int i = offset; i < offset + read; i++) {
            if (buffer[i] == '\0') {
                throw FileProblems.nul(line);
            }
            if (buffer[i] == '\n') {
                line++;
            }
        }
        inLine += Math.max(0, read);
        if (inLine > longest) {
            throw FileProblems.line(line, longest - AHEAD);
        }
        return read;
    }

    /** A line was read to its end. */
    void lineEnds() {
        inLine = 0;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
