package pk.gov.nsor.foundation.shell;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/**
 * A file for a spreadsheet, as every exported list is written: UTF-8 with a byte order mark, by RFC 4180, and with no
 * cell that a spreadsheet would calculate except numbers.
 */
public final class CsvFile {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Writer text;
    private final CSVPrinter printer;
    private final Set<UUID> named = new HashSet<>();
    private int lines;

    /** Begins with the names of the columns. */
    public CsvFile(List<String> heading) {
        this(new StringWriter(), heading);
    }

    /** As above, where each line goes on at once to a writer, that the caller flushes and closes: for a file of any length. */
    public CsvFile(Writer text, List<String> heading) {
        this.text = text;
        try {
            text.append(BYTE_ORDER_MARK);
            printer = new CSVPrinter(text, CSVFormat.RFC4180);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        print(heading.toArray());
    }

    /** Adds a line; a null is an empty cell, a number stays one, and all else is a text. */
    public void line(@Nullable Object... cells) {
        print(cells);
        lines++;
    }

    /** Sets whose record a line names: every file that names people does so for each, before it is sent. */
    public void naming(UUID person) {
        named.add(person);
    }

    /** Whose records the file names, each once. */
    Set<UUID> named() {
        return named;
    }

    /** Adds, below an empty line, who made the file and why; it is not a line of the list. */
    void madeBy(List<String> cells) {
        print();
        print(cells.toArray());
    }

    /** How many lines there are below the names of the columns. */
    public int lines() {
        return lines;
    }

    private void print(@Nullable Object... cells) {
        try {
            printer.printRecord(Arrays.stream(cells).map(CsvFile::cell));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    public byte[] written() {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Object cell(@Nullable Object cell) {
        return cell instanceof Number ? cell : CsvText.safe(cell == null ? null : cell.toString());
    }
}
