package pk.gov.nsor.shell;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/**
 * A file for a spreadsheet, as every list that can be kept is written: UTF-8 with a mark at its beginning, as RFC 4180 says,
 * and no cell that the spreadsheet would reckon with but numbers.
 */
public final class CsvFile {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final StringWriter text = new StringWriter();
    private final CSVPrinter printer;
    private int lines;

    /** Begins with the names of the columns. */
    public CsvFile(List<String> heading) {
        text.append(BYTE_ORDER_MARK);
        try {
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

    /** Adds, below an empty line, who made the file and why; no line of the list. */
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
