package pk.gov.nsor.disclosure.rights.web;

import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import pk.gov.nsor.disclosure.rights.web.RightsController.Line;
import pk.gov.nsor.kernel.Day;
import pk.gov.nsor.shell.CsvFile;
import pk.gov.nsor.shell.Shown;

/** The queue as a file for a spreadsheet; it names nobody. */
@Component
class RightsFile {

    private final Shown shown;

    RightsFile(Shown shown) {
        this.shown = shown;
    }

    CsvFile made(List<Line> lines) {
        CsvFile file = new CsvFile(List.of(
                shown.text("rights.number"),
                shown.text("rights.kind"),
                shown.text("rights.state"),
                shown.text("rights.asked"),
                shown.text("rights.due"),
                shown.text("rights.overdue")));
        for (Line line : lines) {
            file.line(
                    line.request().number(),
                    shown.text("rights.kind." + line.request().kind().key()),
                    shown.text("rights.state." + line.request().state().key()),
                    LocalDate.ofInstant(line.request().askedAt(), Day.ZONE),
                    line.request().dueOn(),
                    shown.text(line.overdue() ? "rights.yes" : "rights.no"));
        }
        return file;
    }
}
