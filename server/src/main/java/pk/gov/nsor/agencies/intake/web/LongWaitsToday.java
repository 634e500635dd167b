package pk.gov.nsor.agencies.intake.web;

import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import pk.gov.nsor.agencies.intake.LongWaits;
import pk.gov.nsor.agencies.intake.quarantine.Quarantine;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.shell.TodayList;
import pk.gov.nsor.foundation.shell.UiFormat;

/** Messages whose other part has not come for days: a release of no admission, an acquittal of no conviction. */
@Component
class LongWaitsToday implements TodayList {

    private static final int ROWS = 5;

    private final LongWaits waits;
    private final UiFormat uiFormat;

    LongWaitsToday(LongWaits waits, UiFormat uiFormat) {
        this.waits = waits;
        this.uiFormat = uiFormat;
    }

    @Override
    public int order() {
        return 6;
    }

    @Override
    public Optional<Content> contentFor(SignedIn reader) {
        int count = reader.has(Role.REGISTRAR) ? waits.count() : 0;
        if (count == 0) {
            return Optional.empty();
        }
        return Optional.of(new Content(
                "intake.long.title",
                count,
                count > ROWS ? "/quarantine" : null,
                waits.oldest(ROWS).stream().map(this::row).toList()));
    }

    private Row row(Quarantine.Waiting waiting) {
        return new Row(
                uiFormat.moment(waiting.receivedAt().toInstant()),
                waiting.codes().stream()
                        .map(code -> uiFormat.text(code.messageKey()))
                        .collect(Collectors.joining(uiFormat.text("shell.comma"))),
                "/quarantine/" + waiting.receipt(),
                "intake.quarantine.open");
    }
}
