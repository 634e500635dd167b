package pk.gov.nsor.vigilance.web;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.springframework.stereotype.Component;
import pk.gov.nsor.shell.CsvText;
import pk.gov.nsor.shell.Shown;

/** The list as a file for a spreadsheet: UTF-8 with a mark at its beginning, days as 2026-11-24. */
@Component
class FindingsFile {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Shown shown;

    FindingsFile(Shown shown) {
        this.shown = shown;
    }

    byte[] written(List<FindingLines.Line> lines) {
        StringWriter text = new StringWriter();
        text.append(BYTE_ORDER_MARK);
        try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
            printer.printRecord(
                    shown.text("vigilance.number"),
                    shown.text("vigilance.rule"),
                    shown.text("vigilance.officer"),
                    shown.text("vigilance.place"),
                    shown.text("vigilance.record"),
                    shown.text("vigilance.first-day"),
                    shown.text("vigilance.last-day"),
                    shown.text("vigilance.figures"),
                    shown.text("vigilance.state"),
                    shown.text("vigilance.level"));
            for (FindingLines.Line line : lines) {
                printer.printRecord(
                        line.finding().number(),
                        CsvText.safe(shown.text(
                                "vigilance.rule." + line.finding().rule().key())),
                        CsvText.safe(line.who()),
                        CsvText.safe(line.where()),
                        CsvText.safe(line.record()),
                        line.finding().firstDay(),
                        line.finding().lastDay(),
                        CsvText.safe(line.figures()),
                        CsvText.safe(shown.text(
                                "vigilance.state." + line.finding().state().key())),
                        CsvText.safe(line.level()));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
