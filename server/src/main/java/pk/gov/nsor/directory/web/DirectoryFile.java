package pk.gov.nsor.directory.web;

import java.util.List;
import org.springframework.stereotype.Component;
import pk.gov.nsor.directory.Particulars;
import pk.gov.nsor.shell.CsvFile;
import pk.gov.nsor.shell.Shown;

/** The list as a file for a spreadsheet: days as 2026-11-24. */
@Component
class DirectoryFile {

    private final Shown shown;
    private final DirectoryWording wording;

    DirectoryFile(Shown shown, DirectoryWording wording) {
        this.shown = shown;
        this.wording = wording;
    }

    CsvFile made(List<DirectoryController.Line> lines) {
        CsvFile file = new CsvFile(List.of(
                shown.text("directory.form.kind"),
                shown.text("directory.form.name-en"),
                shown.text("directory.form.name-ur"),
                shown.text("directory.form.area"),
                shown.text("directory.form.place-en"),
                shown.text("directory.form.numbers"),
                shown.text("directory.form.dialling"),
                shown.text("directory.form.hours-en"),
                shown.text("directory.form.status"),
                shown.text("directory.form.status-note"),
                shown.text("directory.form.help-rank"),
                shown.text("directory.form.confidence"),
                shown.text("directory.form.source-title"),
                shown.text("directory.form.source-address"),
                shown.text("directory.column.confirmed"),
                shown.text("directory.column.confirmed-by"),
                shown.text("directory.form.note")));
        for (DirectoryController.Line line : lines) {
            Particulars what = line.entry().particulars();
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
