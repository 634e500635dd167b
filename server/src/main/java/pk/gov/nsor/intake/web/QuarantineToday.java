package pk.gov.nsor.intake.web;

import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import pk.gov.nsor.access.Role;
import pk.gov.nsor.access.SignedIn;
import pk.gov.nsor.intake.Quarantine;
import pk.gov.nsor.shell.Shown;
import pk.gov.nsor.shell.TodayList;

/** Messages of feeds that wait for a registrar: what a court has decided is not on the register until then. */
@Component
class QuarantineToday implements TodayList {

    private static final int ROWS = 5;

    private final Quarantine quarantine;
    private final Shown shown;

    QuarantineToday(Quarantine quarantine, Shown shown) {
        this.quarantine = quarantine;
        this.shown = shown;
    }

    @Override
    public int order() {
        return 5;
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
        String doubts = waiting.doubts().stream()
                .map(doubt -> shown.text(doubt.code().messageKey()))
                .collect(Collectors.joining(shown.text("shell.comma")));
        return new Row(
                shown.moment(waiting.receivedAt().toInstant()),
                doubts,
                "/quarantine/" + waiting.receipt(),
                "intake.quarantine.open");
    }
}
