package pk.gov.nsor.record.registration.web.timeline;

import java.util.List;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.foundation.shell.CsvFile;
import pk.gov.nsor.foundation.shell.UiFormat;

/** A timeline as a file for a spreadsheet: days as 2026-11-24. */
@Component
class TimelineCsvExport {

    private final UiFormat uiFormat;

    TimelineCsvExport(UiFormat uiFormat) {
        this.uiFormat = uiFormat;
    }

    CsvFile made(List<TimelineRows.Line> lines) {
        CsvFile file = new CsvFile(List.of(
                uiFormat.text("timeline.order.happened"),
                uiFormat.text("timeline.order.recorded"),
                uiFormat.text("timeline.group"),
                uiFormat.text("timeline.what"),
                uiFormat.text("timeline.why"),
                uiFormat.text("timeline.by")));
        for (TimelineRows.Line line : lines) {
            file.line(
                    line.entry().happenedOn(),
                    line.entry().recordedAt().atZoneSameInstant(Day.ZONE).toOffsetDateTime(),
                    line.group(),
                    line.text(),
                    line.why(),
                    line.by());
        }
        return file;
    }
}
