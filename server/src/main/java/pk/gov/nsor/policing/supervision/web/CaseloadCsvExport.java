package pk.gov.nsor.policing.supervision.web;

import java.util.List;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.shell.CsvFile;
import pk.gov.nsor.foundation.shell.UiFormat;

/** A list as a file for a spreadsheet: days as 2026-11-24. */
@Component
class CaseloadCsvExport {

    private final UiFormat uiFormat;

    CaseloadCsvExport(UiFormat uiFormat) {
        this.uiFormat = uiFormat;
    }

    CsvFile made(List<CaseloadRow> lines) {
        CsvFile file = new CsvFile(List.of(
                uiFormat.text("supervision.column.number"),
                uiFormat.text("supervision.column.name"),
                uiFormat.text("supervision.column.name-urdu"),
                uiFormat.text("supervision.column.station"),
                uiFormat.text("supervision.column.day"),
                uiFormat.text("supervision.column.state"),
                uiFormat.text("supervision.column.level")));
        for (CaseloadRow line : lines) {
            file.line(
                    line.row().number().formatted(),
                    line.row().name().latin(),
                    line.row().name().urdu(),
                    line.station(),
                    line.row().day(),
                    line.state(),
                    line.level());
            file.naming(line.row().person().value());
        }
        return file;
    }
}
