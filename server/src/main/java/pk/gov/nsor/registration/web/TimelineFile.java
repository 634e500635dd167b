package pk.gov.nsor.registration.web;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.springframework.stereotype.Component;
import pk.gov.nsor.kernel.Day;
import pk.gov.nsor.shell.CsvText;
import pk.gov.nsor.shell.Shown;

/** A timeline as a file for a spreadsheet: UTF-8 with a mark at its beginning, days as 2026-11-24. */
@Component
class TimelineFile {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Shown shown;

    TimelineFile(Shown shown) {
        this.shown = shown;
    }

    byte[] written(List<TimelineLines.Line> lines) {
        StringWriter text = new StringWriter();
        text.append(BYTE_ORDER_MARK);
        try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
            printer.printRecord(
                    shown.text("timeline.order.happened"),
                    shown.text("timeline.order.recorded"),
                    shown.text("timeline.group"),
                    shown.text("timeline.what"),
                    shown.text("timeline.why"),
                    shown.text("timeline.by"));
            for (TimelineLines.Line line : lines) {
                printer.printRecord(
                        line.entry().happenedOn(),
                        line.entry().recordedAt().atZoneSameInstant(Day.ZONE).toOffsetDateTime(),
                        CsvText.safe(line.group()),
                        CsvText.safe(line.text()),
                        CsvText.safe(line.why()),
                        CsvText.safe(line.by()));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
