package pk.gov.nsor.agencies.intake.web;

import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import pk.gov.nsor.agencies.intake.quarantine.Quarantine;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.shell.TodayList;
import pk.gov.nsor.foundation.shell.UiFormat;

/** Messages of feeds that wait for a registrar: what a court has decided is not on the register until then. */
@Component
class QuarantineToday implements TodayList {

    private static final int ROWS = 5;

    private final Quarantine quarantine;
    private final UiFormat uiFormat;

    QuarantineToday(Quarantine quarantine, UiFormat uiFormat) {
        this.quarantine = quarantine;
        this.uiFormat = uiFormat;
    }

    @Override
    public int order() {
        return 5;
    }

    @Override
    public String entry() {
        return "/quarantine";
    }

    @Override
    public Optional<Content> contentFor(SignedIn reader) {
        int count = reader.has(Role.REGISTRAR) ? quarantine.count() : 0;
        if (count == 0) {
            return Optional.empty();
        }
        return Optional.of(new Content(
                "intake.quarantine.title",
                count,
                count > ROWS ? "/quarantine" : null,
                quarantine.oldest(ROWS).stream().map(this::row).toList()));
    }

    private Row row(Quarantine.Waiting waiting) {
        String quarantineReasons = waiting.codes().stream()
                .map(code -> uiFormat.text(code.messageKey()))
                .collect(Collectors.joining(uiFormat.text("shell.comma")));
        return new Row(
                uiFormat.moment(waiting.receivedAt().toInstant()),
                quarantineReasons,
                "/quarantine/" + waiting.receipt(),
                "intake.quarantine.open");
    }
}
