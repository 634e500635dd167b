package pk.gov.nsor.publicservice.directory.web;

import java.util.List;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.shell.CsvFile;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.publicservice.directory.EntryDetails;

/** The list as a file for a spreadsheet: days as 2026-11-24. */
@Component
class DirectoryCsvExport {

    private final UiFormat uiFormat;
    private final DirectoryMessages wording;

    DirectoryCsvExport(UiFormat uiFormat, DirectoryMessages wording) {
        this.uiFormat = uiFormat;
        this.wording = wording;
    }

    CsvFile made(List<DirectoryController.Line> lines) {
        CsvFile file = new CsvFile(List.of(
                uiFormat.text("directory.form.kind"),
                uiFormat.text("directory.form.name-en"),
                uiFormat.text("directory.form.name-ur"),
                uiFormat.text("directory.form.area"),
                uiFormat.text("directory.form.place-en"),
                uiFormat.text("directory.form.numbers"),
                uiFormat.text("directory.form.dialling"),
                uiFormat.text("directory.form.hours-en"),
                uiFormat.text("directory.form.status"),
                uiFormat.text("directory.form.status-note"),
                uiFormat.text("directory.form.help-rank"),
                uiFormat.text("directory.form.confidence"),
                uiFormat.text("directory.form.source-title"),
                uiFormat.text("directory.form.source-address"),
                uiFormat.text("directory.column.confirmed"),
                uiFormat.text("directory.column.confirmed-by"),
                uiFormat.text("directory.form.note")));
        for (DirectoryController.Line line : lines) {
            EntryDetails what = line.entry().particulars();
            file.line(
                    wording.kind(what),
                    what.nameEn(),
                    what.nameUr(),
                    line.area(),
                    what.placeEn(),
                    String.join("; ", what.numbers()),
                    what.dialling(),
                    what.hoursEn(),
                    wording.status(what),
                    what.statusNote(),
                    what.helpRank(),
                    what.confidence(),
                    what.sourceTitle(),
                    what.sourceAddress(),
                    line.entry().confirmedOn(),
                    line.entry().confirmedOn() == null
                            ? ""
                            : wording.who(line.entry().confirmedBy()),
                    what.note());
        }
        return file;
    }
}
