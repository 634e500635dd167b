package pk.gov.nsor.enquiry.web;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.springframework.stereotype.Component;
import pk.gov.nsor.kernel.Day;
import pk.gov.nsor.shell.CsvText;
import pk.gov.nsor.shell.Shown;

/** The queue as a file for a spreadsheet: UTF-8 with a mark at its beginning, days as 2026-11-24. */
@Component
class DisputesFile {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Shown shown;

    DisputesFile(Shown shown) {
        this.shown = shown;
    }

    byte[] written(List<DisputeLines.Line> lines) {
        StringWriter text = new StringWriter();
        text.append(BYTE_ORDER_MARK);
        try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
            printer.printRecord(
                    shown.text("dispute.number"),
                    shown.text("dispute.state"),
                    shown.text("dispute.opened"),
                    shown.text("dispute.age"),
                    shown.text("dispute.answer"),
                    shown.text("dispute.answered"),
                    shown.text("dispute.holder"));
            for (DisputeLines.Line line : lines) {
                printer.printRecord(
                        line.ticket().number(),
                        CsvText.safe(shown.text(
                                "dispute.state." + line.ticket().state().key())),
                        LocalDate.ofInstant(line.ticket().openedAt(), Day.ZONE),
                        line.days(),
                        CsvText.safe(shown.text(line.ticket().saidOn() ? "dispute.said.on" : "dispute.said.not-on")),
                        line.answeredOn(),
                        CsvText.safe(line.holder()));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
