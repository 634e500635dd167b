package pk.gov.nsor.vigilance.web;

import java.util.List;
import org.springframework.stereotype.Component;
import pk.gov.nsor.shell.CsvFile;
import pk.gov.nsor.shell.Shown;

/** The list as a file for a spreadsheet: days as 2026-11-24. */
@Component
class FindingsFile {

    private final Shown shown;

    FindingsFile(Shown shown) {
        this.shown = shown;
    }

    CsvFile made(List<FindingLines.Line> lines) {
        CsvFile file = new CsvFile(List.of(
                shown.text("vigilance.number"),
                shown.text("vigilance.rule"),
                shown.text("vigilance.officer"),
                shown.text("vigilance.place"),
                shown.text("vigilance.record"),
                shown.text("vigilance.first-day"),
                shown.text("vigilance.last-day"),
                shown.text("vigilance.figures"),
                shown.text("vigilance.state"),
                shown.text("vigilance.level")));
        for (FindingLines.Line line : lines) {
            file.line(
                    line.finding().number(),
                    shown.text("vigilance.rule." + line.finding().rule().key()),
                    line.who(),
                    line.where(),
                    line.record(),
                    line.finding().firstDay(),
                    line.finding().lastDay(),
                    line.figures(),
                    shown.text("vigilance.state." + line.finding().state().key()),
                    line.level());
        }
        return file;
    }
}
