package pk.gov.nsor.publicservice.disclosure.cases.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.foundation.shell.CsvFile;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.publicservice.disclosure.cases.DisclosureRequest;
import pk.gov.nsor.publicservice.disclosure.cases.RequestRefusal;

/** A list as a file for a spreadsheet: days as 2026-11-24, nobody's suspect. */
@Component
class RequestsCsvExport {

    private final UiFormat uiFormat;

    RequestsCsvExport(UiFormat uiFormat) {
        this.uiFormat = uiFormat;
    }

    CsvFile made(List<DisclosureRequestRow> lines) {
        CsvFile file = new CsvFile(List.of(
                uiFormat.text("disclosure.number"),
                uiFormat.text("disclosure.state"),
                uiFormat.text("disclosure.district"),
                uiFormat.text("disclosure.station"),
                uiFormat.text("disclosure.asker"),
                uiFormat.text("disclosure.sent"),
                uiFormat.text("disclosure.forwarded"),
                uiFormat.text("disclosure.holder"),
                uiFormat.text("disclosure.ended"),
                uiFormat.text("disclosure.refusal")));
        for (DisclosureRequestRow line : lines) {
            DisclosureRequest request = line.request();
            RequestRefusal refusal = request.refusal();
            file.line(
                    request.number(),
                    uiFormat.text("disclosure.state." + request.state().key()),
                    line.district(),
                    request.station(),
                    line.asker(),
                    day(request.submittedAt()),
                    day(request.forwardedAt()),
                    line.holder(),
                    day(request.endedAt()),
                    refusal == null ? null : uiFormat.text("disclosure.refusal." + refusal.key()));
        }
        return file;
    }

    private static @Nullable LocalDate day(@Nullable Instant at) {
        return at == null ? null : LocalDate.ofInstant(at, Day.ZONE);
    }
}
