package pk.gov.nsor.enquiry.web;

import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import pk.gov.nsor.kernel.Day;
import pk.gov.nsor.shell.CsvFile;
import pk.gov.nsor.shell.Shown;

/** The queue as a file for a spreadsheet: days as 2026-11-24. */
@Component
class DisputesFile {

    private final Shown shown;

    DisputesFile(Shown shown) {
        this.shown = shown;
    }

    CsvFile made(List<DisputeLines.Line> lines) {
        CsvFile file = new CsvFile(List.of(
                shown.text("dispute.number"),
                shown.text("dispute.state"),
                shown.text("dispute.opened"),
                shown.text("dispute.age"),
                shown.text("dispute.answer"),
                shown.text("dispute.answered"),
                shown.text("dispute.holder")));
        for (DisputeLines.Line line : lines) {
            file.line(
                    line.ticket().number(),
                    shown.text("dispute.state." + line.ticket().state().key()),
                    LocalDate.ofInstant(line.ticket().openedAt(), Day.ZONE),
                    line.days(),
                    shown.text(line.ticket().saidOn() ? "dispute.said.on" : "dispute.said.not-on"),
                    line.answeredOn(),
                    line.holder());
        }
        return file;
    }
}
