package pk.gov.nsor.disclosure.cases.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pk.gov.nsor.disclosure.cases.DisclosureRequest;
import pk.gov.nsor.disclosure.cases.Refusal;
import pk.gov.nsor.kernel.Day;
import pk.gov.nsor.shell.CsvFile;
import pk.gov.nsor.shell.Shown;

/** A list as a file for a spreadsheet: days as 2026-11-24, nobody's suspect. */
@Component
class RequestsFile {

    private final Shown shown;

    RequestsFile(Shown shown) {
        this.shown = shown;
    }

    CsvFile made(List<RequestLine> lines) {
        CsvFile file = new CsvFile(List.of(
                shown.text("disclosure.number"),
                shown.text("disclosure.state"),
                shown.text("disclosure.district"),
                shown.text("disclosure.station"),
                shown.text("disclosure.asker"),
                shown.text("disclosure.sent"),
                shown.text("disclosure.forwarded"),
                shown.text("disclosure.holder"),
                shown.text("disclosure.ended"),
                shown.text("disclosure.refusal")));
        for (RequestLine line : lines) {
            DisclosureRequest request = line.request();
            Refusal refusal = request.refusal();
            file.line(
                    request.number(),
                    shown.text("disclosure.state." + request.state().key()),
                    line.district(),
                    request.station(),
                    line.asker(),
                    day(request.submittedAt()),
                    day(request.forwardedAt()),
                    line.holder(),
                    day(request.endedAt()),
                    refusal == null ? null : shown.text("disclosure.refusal." + refusal.key()));
        }
        return file;
    }

    private static @Nullable LocalDate day(@Nullable Instant at) {
        return at == null ? null : LocalDate.ofInstant(at, Day.ZONE);
    }
}
