package pk.gov.nsor.publicservice.release.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.shell.CsvFile;
import pk.gov.nsor.publicservice.release.report.ReportPaper.Content;

/** Makes a report's files: the paper, a workbook with every table in both languages, and each table as CSV in English. */
@Component
class ReportFiles {

    static final String PAPER = "report.pdf";
    static final String WORKBOOK = "tables.xlsx";

    /** Of the first column, in characters: the title and the note go on over the others. */
    private static final double WIDTH = 32;

    private static final Locale URDU = Locale.of("ur");
    private static final Map<String, Locale> LANGUAGES = new TreeMap<>(Map.of("en", Locale.ENGLISH, "ur", URDU));

    private final ReportTables tables;
    private final ReportPaper paper;

    ReportFiles(ReportTables tables, ReportPaper paper) {
        this.tables = tables;
        this.paper = paper;
    }

    /** All files by their names. */
    SortedMap<String, byte[]> of(Content content) {
        Function<Locale, List<ReportTable>> made =
                language -> tables.of(content.quarter(), content.told(), content.before(), language);
        SortedMap<String, byte[]> files = new TreeMap<>();
        files.put(PAPER, paper.draw(content, made));
        files.put(WORKBOOK, workbook(made));
        made.apply(Locale.ENGLISH).forEach(table -> files.put(table.key() + ".csv", csv(table)));
        return files;
    }

    /** SHA-256 of the names and contents of all files, in hexadecimal digits. */
    static String sha256(SortedMap<String, byte[]> files) {
        return sha256(files.entrySet().stream()
                .map(file -> file.getKey() + " " + sha256(file.getValue()) + "\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8));
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] csv(ReportTable table) {
        CsvFile file = new CsvFile(table.head());
        table.rows().forEach(row -> file.line(row.toArray()));
        return file.written();
    }

    /** Words are written as words, so no cell is a formula, and numbers as numbers. */
    private static byte[] workbook(Function<Locale, List<ReportTable>> made) {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "NSOR", "1.0")) {
            for (var language : LANGUAGES.entrySet()) {
                for (ReportTable table : made.apply(language.getValue())) {
                    Worksheet sheet = workbook.newWorksheet(table.key() + "-" + language.getKey());
                    if (language.getValue().equals(URDU)) {
                        sheet.rightToLeft();
                    }
                    fill(sheet, table);
                }
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void fill(Worksheet sheet, ReportTable table) {
        sheet.width(0, WIDTH);
        sheet.value(0, 0, table.title());
        for (int column = 0; column < table.head().size(); column++) {
            sheet.value(1, column, table.head().get(column));
        }
        for (int row = 0; row < table.rows().size(); row++) {
            List<Object> cells = table.rows().get(row);
            for (int column = 0; column < cells.size(); column++) {
                if (cells.get(column) instanceof Integer number) {
                    sheet.value(row + 2, column, number);
                } else {
                    sheet.value(row + 2, column, cells.get(column).toString());
                }
            }
        }
        sheet.value(table.rows().size() + 2, 0, table.note());
    }
}
