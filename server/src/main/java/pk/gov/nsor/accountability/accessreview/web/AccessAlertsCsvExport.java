package pk.gov.nsor.accountability.accessreview.web;

import java.util.List;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.shell.CsvFile;
import pk.gov.nsor.foundation.shell.UiFormat;

/** The list as a file for a spreadsheet: days as 2026-11-24. */
@Component
class AccessAlertsCsvExport {

    private final UiFormat uiFormat;

    AccessAlertsCsvExport(UiFormat uiFormat) {
        this.uiFormat = uiFormat;
    }

    CsvFile made(List<AccessAlertRows.Line> lines) {
        CsvFile file = new CsvFile(List.of(
                uiFormat.text("vigilance.number"),
                uiFormat.text("vigilance.rule"),
                uiFormat.text("vigilance.officer"),
                uiFormat.text("vigilance.place"),
                uiFormat.text("vigilance.record"),
                uiFormat.text("vigilance.first-day"),
                uiFormat.text("vigilance.last-day"),
                uiFormat.text("vigilance.figures"),
                uiFormat.text("vigilance.state"),
                uiFormat.text("vigilance.level")));
        for (AccessAlertRows.Line line : lines) {
            file.line(
                    line.finding().number(),
                    uiFormat.text("vigilance.rule." + line.finding().rule().key()),
                    line.who(),
                    line.where(),
                    line.record(),
                    line.finding().firstDay(),
                    line.finding().lastDay(),
                    line.figures(),
                    uiFormat.text("vigilance.state." + line.finding().state().key()),
                    line.level());
        }
        return file;
    }
}
