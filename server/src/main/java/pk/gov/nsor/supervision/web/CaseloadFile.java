package pk.gov.nsor.supervision.web;

import java.util.List;
import org.springframework.stereotype.Component;
import pk.gov.nsor.shell.CsvFile;
import pk.gov.nsor.shell.Shown;

/** A list as a file for a spreadsheet: days as 2026-11-24. */
@Component
class CaseloadFile {

    private final Shown shown;

    CaseloadFile(Shown shown) {
        this.shown = shown;
    }

    CsvFile made(List<CaseLine> lines) {
        CsvFile file = new CsvFile(List.of(
                shown.text("supervision.column.number"),
                shown.text("supervision.column.name"),
                shown.text("supervision.column.name-urdu"),
                shown.text("supervision.column.station"),
                shown.text("supervision.column.day"),
                shown.text("supervision.column.state"),
                shown.text("supervision.column.level")));
        for (CaseLine line : lines) {
            file.line(
                    line.row().number().formatted(),
                    line.row().name().latin(),
                    line.row().name().urdu(),
                    line.station(),
                    line.row().day(),
                    line.state(),
                    line.level());
        }
        return file;
    }
}
