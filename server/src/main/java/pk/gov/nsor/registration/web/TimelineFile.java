package pk.gov.nsor.registration.web;

import java.util.List;
import org.springframework.stereotype.Component;
import pk.gov.nsor.kernel.Day;
import pk.gov.nsor.shell.CsvFile;
import pk.gov.nsor.shell.Shown;

/** A timeline as a file for a spreadsheet: days as 2026-11-24. */
@Component
class TimelineFile {

    private final Shown shown;

    TimelineFile(Shown shown) {
        this.shown = shown;
    }

    CsvFile made(List<TimelineLines.Line> lines) {
        CsvFile file = new CsvFile(List.of(
                shown.text("timeline.order.happened"),
                shown.text("timeline.order.recorded"),
                shown.text("timeline.group"),
                shown.text("timeline.what"),
                shown.text("timeline.why"),
                shown.text("timeline.by")));
        for (TimelineLines.Line line : lines) {
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
