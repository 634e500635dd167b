package pk.gov.nsor.agencies.imports.file;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Cells with commas, semicolons or tabs between them, in quotation marks where they need them. */
final class TextTable implements TableFile {

    private static final char[] SEPARATORS = {',', ';', '\t'};

    private final TextSource source;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final FileLimits limits;
    private final List<String> headings;
    private int lines;

    private TextTable(TextSource source, CSVParser parser, FileLimits limits) {
        this.source = source;
        this.parser = parser;
        this.records = parser.iterator();
        this.limits = limits;
        Row first = read(Integer.MAX_VALUE);
        if (first == null) {
            throw FileProblems.empty();
        }
        this.headings = FileProblems.headings(first.cells(), limits);
    }

    static TableFile open(Path file, FileLimits limits) throws IOException {
        String first;
        try (BufferedReader beginning = new BufferedReader(TextSource.open(file, limits))) {
            first = firstLine(beginning);
        }
        if (first.stripLeading().startsWith("{")) {
            return JsonLines.open(file, limits);
        }
        TextSource source = TextSource.open(file, limits);
        try {
            CSVParser parser = CSVParser.builder()
                    .setReader(source)
                    .setFormat(CSVFormat.DEFAULT
                            .builder()
                            .setDelimiter(separator(first))
                            .setIgnoreEmptyLines(true)
                            .get())
                    .get();
            return new TextTable(source, parser, limits);
        } catch (RuntimeException refused) {
            source.close();
            throw refused;
        }
    }

    private static String firstLine(BufferedReader reader) throws IOException {
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            if (!line.isBlank()) {
                return line;
            }
        }
        throw FileProblems.empty();
    }

    /** The one that stands most often between the headings. */
    private static char separator(String first) {
        char best = SEPARATORS[0];
        long most = 0;
        for (char each : SEPARATORS) {
            boolean isQuoted = false;
            long found = 0;
            for (int i = 0; i < first.length(); i++) {
                char c = first.charAt(i);
                isQuoted ^= c == '"';
                found += !isQuoted && c == each ? 1 : 0;
            }
            if (found > most) {
                most = found;
                best = each;
            }
        }
        return best;
    }

    @Override
    public List<String> headings() {
        return headings;
    }

    @Override
    public @Nullable Row next() {
        for (Row row = read(headings.size()); row != null; row = read(headings.size())) {
            if (!row.isBlank()) {
                lines++;
                if (lines > limits.lines()) {
                    throw FileProblems.lines(limits.lines());
                }
                return row;
            }
        }
        return null;
    }

    private @Nullable Row read(int width) {
        long number = parser.getCurrentLineNumber() + 1;
        try {
            if (!records.hasNext()) {
                return null;
            }
            CSVRecord read = records.next();
            source.lineEnds();
            List<String> cells = new ArrayList<>(read.size());
            int length = 0;
            for (String cell : read) {
                cells.add(cell);
                length += cell.length();
            }
            if (length > limits.line()) {
                throw FileProblems.line(number, limits.line());
            }
            return new Row(number, width == Integer.MAX_VALUE ? cells : fitted(number, cells, width));
        } catch (IllegalStateException | UncheckedIOException unread) {
            throw FileProblems.quotes(number);
        }
    }

    static List<String> fitted(long number, List<String> cells, int width) {
        List<String> fitted = new ArrayList<>(cells);
        while (fitted.size() > width) {
            if (!fitted.getLast().isBlank()) {
                throw FileProblems.tooManyCells(number, cells.size(), width);
            }
            fitted.removeLast();
        }
        while (fitted.size() < width) {
            fitted.add("");
        }
        return fitted;
    }

    @Override
    public void close() {
        try {
            parser.close();
        } catch (IOException harmless) {
            // Nothing is written.
        }
    }
}
