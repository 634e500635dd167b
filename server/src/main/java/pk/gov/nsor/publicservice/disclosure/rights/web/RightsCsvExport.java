package pk.gov.nsor.publicservice.disclosure.rights.web;

import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.foundation.shell.CsvFile;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.publicservice.disclosure.rights.web.RightsController.Line;

/** The queue as a file for a spreadsheet; it names nobody. */
@Component
class RightsCsvExport {

    private final UiFormat uiFormat;

    RightsCsvExport(UiFormat uiFormat) {
        this.uiFormat = uiFormat;
    }

    CsvFile made(List<Line> lines) {
        CsvFile file = new CsvFile(List.of(
                uiFormat.text("rights.number"),
                uiFormat.text("rights.kind"),
                uiFormat.text("rights.state"),
                uiFormat.text("rights.asked"),
                uiFormat.text("rights.due"),
                uiFormat.text("rights.overdue")));
        for (Line line : lines) {
            file.line(
                    line.request().number(),
                    uiFormat.text("rights.kind." + line.request().kind().key()),
                    uiFormat.text("rights.state." + line.request().state().key()),
                    LocalDate.ofInstant(line.request().askedAt(), Day.ZONE),
                    line.request().dueOn(),
                    uiFormat.text(line.overdue() ? "rights.yes" : "rights.no"));
        }
        return file;
    }
}
