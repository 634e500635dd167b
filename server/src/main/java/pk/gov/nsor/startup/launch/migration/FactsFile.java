package pk.gov.nsor.startup.launch.migration;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.zip.CRC32;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * A file of facts in {@code resources/reference}: UTF-8, columns separated by tabs, one header line, no quoting, lists
 * in a cell separated by semicolons.
 */
public final class FactsFile {

    private static final CSVFormat FORMAT = CSVFormat.Builder.create()
            .setDelimiter('\t')
            .setQuote(null)
            .setRecordSeparator('\n')
            .setHeader()
            .setSkipHeaderRecord(true)
            .get();

    private final String name;
    private final byte[] content;

    /**
     * A file with the same columns from another source.
     *
     * @throws IOException where it cannot be read
     */
    public static FactsFile read(Path file) throws IOException {
        return new FactsFile(file.toString(), Files.readAllBytes(file));
    }

    private FactsFile(String name, byte[] content) {
        this.name = name;
        this.content = content;
    }

    /** @param name in {@code resources/reference} */
    public static FactsFile read(String name) {
        try (InputStream stream = FactsFile.class.getResourceAsStream("/reference/" + name)) {
            return new FactsFile(
                    name,
                    Objects.requireNonNull(stream, "no /reference/" + name).readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The facts cannot be read: " + name, unreadable);
        }
    }

    void addTo(CRC32 checksum) {
        checksum.update(content);
    }

    public List<Row> rows() {
        try (CSVParser parser = CSVParser.parse(new String(content, StandardCharsets.UTF_8), FORMAT)) {
            return parser.stream().map(Row::new).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The facts cannot be read: " + name, unreadable);
        }
    }

    /** One line. */
    public record Row(CSVRecord line) {

        public String text(String column) {
            return line.get(column).strip();
        }

        public @Nullable String textOrNull(String column) {
            String text = text(column);
            return text.isEmpty() ? null : text;
        }

        public List<String> list(String column) {
            return Arrays.stream(text(column).split(";"))
                    .map(String::strip)
                    .filter(part -> !part.isEmpty())
                    .toList();
        }

        public boolean yes(String column) {
            String text = text(column);
            if (!text.equals("y") && !text.equals("n")) {
                throw new IllegalStateException("Column " + column + " is y or n, not " + text);
            }
            return text.equals("y");
        }

        public int integer(String column) {
            return Integer.parseInt(text(column));
        }

        public BigDecimal decimal(String column) {
            return new BigDecimal(text(column));
        }

        public @Nullable LocalDate day(String column) {
            String text = text(column);
            return text.isEmpty() ? null : LocalDate.parse(text);
        }
    }
}
