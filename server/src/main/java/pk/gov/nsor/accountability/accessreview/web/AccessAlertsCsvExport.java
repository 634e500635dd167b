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
                uiFormat.text("access-review.number"),
                uiFormat.text("access-review.rule"),
                uiFormat.text("access-review.officer"),
                uiFormat.text("access-review.place"),
                uiFormat.text("access-review.record"),
                uiFormat.text("access-review.first-day"),
                uiFormat.text("access-review.last-day"),
                uiFormat.text("access-review.figures"),
                uiFormat.text("access-review.state"),
                uiFormat.text("access-review.level")));
        for (AccessAlertRows.Line line : lines) {
            file.line(
                    line.alert().number(),
                    uiFormat.text("access-review.rule." + line.alert().rule().key()),
                    line.who(),
                    line.where(),
                    line.record(),
                    line.alert().firstDay(),
                    line.alert().lastDay(),
                    line.figures(),
                    uiFormat.text("access-review.state." + line.alert().state().key()),
                    line.level());
        }
        return file;
    }
}
