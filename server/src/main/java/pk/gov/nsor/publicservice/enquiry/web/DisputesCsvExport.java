package pk.gov.nsor.publicservice.enquiry.web;

import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.foundation.shell.CsvFile;
import pk.gov.nsor.foundation.shell.UiFormat;

/** The queue as a file for a spreadsheet: days as 2026-11-24. */
@Component
class DisputesCsvExport {

    private final UiFormat uiFormat;

    DisputesCsvExport(UiFormat uiFormat) {
        this.uiFormat = uiFormat;
    }

    CsvFile made(List<DisputeRows.Line> lines) {
        CsvFile file = new CsvFile(List.of(
                uiFormat.text("dispute.number"),
                uiFormat.text("dispute.state"),
                uiFormat.text("dispute.opened"),
                uiFormat.text("dispute.age"),
                uiFormat.text("dispute.answer"),
                uiFormat.text("dispute.answered"),
                uiFormat.text("dispute.holder")));
        for (DisputeRows.Line line : lines) {
            file.line(
                    line.ticket().number(),
                    uiFormat.text("dispute.state." + line.ticket().state().key()),
                    LocalDate.ofInstant(line.ticket().openedAt(), Day.ZONE),
                    line.days(),
                    uiFormat.text(line.ticket().saidOn() ? "dispute.said.on" : "dispute.said.not-on"),
                    line.answeredOn(),
                    line.holder());
        }
        return file;
    }
}
