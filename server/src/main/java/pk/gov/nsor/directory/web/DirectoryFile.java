package pk.gov.nsor.directory.web;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.springframework.stereotype.Component;
import pk.gov.nsor.directory.Particulars;
import pk.gov.nsor.shell.CsvText;
import pk.gov.nsor.shell.Shown;

/** The list as a file for a spreadsheet: UTF-8 with a mark at its beginning, days as 2026-11-24. */
@Component
class DirectoryFile {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Shown shown;
    private final DirectoryWording wording;

    DirectoryFile(Shown shown, DirectoryWording wording) {
        this.shown = shown;
        this.wording = wording;
    }

    byte[] written(List<DirectoryController.Line> lines) {
        StringWriter text = new StringWriter();
        text.append(BYTE_ORDER_MARK);
        try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
            printer.printRecord(
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
                    shown.text("directory.form.note"));
            for (DirectoryController.Line line : lines) {
                Particulars what = line.entry().particulars();
                printer.printRecord(
                        wording.kind(what),
                        CsvText.safe(what.nameEn()),
                        CsvText.safe(what.nameUr()),
                        CsvText.safe(line.area()),
                        CsvText.safe(what.placeEn()),
                        CsvText.safe(String.join("; ", what.numbers())),
                        CsvText.safe(what.dialling()),
                        CsvText.safe(what.hoursEn()),
                        wording.status(what),
                        CsvText.safe(what.statusNote()),
                        what.helpRank(),
                        CsvText.safe(what.confidence()),
                        CsvText.safe(what.sourceTitle()),
                        CsvText.safe(what.sourceAddress()),
                        line.entry().confirmedOn(),
                        line.entry().confirmedOn() == null
                                ? ""
                                : CsvText.safe(wording.who(line.entry().confirmedBy())),
                        CsvText.safe(what.note()));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
