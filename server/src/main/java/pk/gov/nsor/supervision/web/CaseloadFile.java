package pk.gov.nsor.supervision.web;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.springframework.stereotype.Component;
import pk.gov.nsor.shell.Shown;

/** A list as a file for a spreadsheet: UTF-8 with a mark at its beginning, days as 2026-11-24. */
@Component
class CaseloadFile {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Shown shown;

    CaseloadFile(Shown shown) {
        this.shown = shown;
    }

    byte[] written(List<CaseLine> lines) {
        StringWriter text = new StringWriter();
        text.append(BYTE_ORDER_MARK);
        try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
            printer.printRecord(
                    shown.text("supervision.column.number"),
                    shown.text("supervision.column.name"),
                    shown.text("supervision.column.name-urdu"),
                    shown.text("supervision.column.station"),
                    shown.text("supervision.column.day"),
                    shown.text("supervision.column.state"),
                    shown.text("supervision.column.level"));
            for (CaseLine line : lines) {
                printer.printRecord(
                        line.row().number().formatted(),
                        line.row().name().latin(),
                        line.row().name().urdu(),
                        line.station(),
                        line.row().day(),
                        line.state(),
                        line.level());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
