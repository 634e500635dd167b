package pk.gov.nsor.record.duplicates.web;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.shell.TodayList;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.record.duplicates.Duplicates;

/** Says to registrars that the whole register was not compared with itself for too long, or never. */
@Component
class WholeRegisterToday implements TodayList {

    /** A month: each change is compared by itself, and a comparison of all is for what a better model finds. */
    static final Duration LONGEST = Duration.ofDays(31);

    private final Duplicates duplicates;
    private final UiFormat uiFormat;
    private final Clock clock;

    WholeRegisterToday(Duplicates duplicates, UiFormat uiFormat, Clock clock) {
        this.duplicates = duplicates;
        this.uiFormat = uiFormat;
        this.clock = clock;
    }

    @Override
    public int order() {
        return 7;
    }

    @Override
    public Optional<Content> contentFor(SignedIn reader) {
        if (!reader.has(Role.REGISTRAR)) {
            return Optional.empty();
        }
        Optional<OffsetDateTime> last = duplicates.wholeRegisterComparedAt();
        boolean isOverdue = last.filter(at -> !at.plus(LONGEST).isBefore(OffsetDateTime.now(clock)))
                .isEmpty();
        return Optional.of(new Content("duplicate.whole", isOverdue ? 1 : 0, null, isOverdue ? rows(last) : List.of()));
    }

    private List<Row> rows(Optional<OffsetDateTime> last) {
        String when = last.map(at -> uiFormat.moment(at.toInstant())).orElseGet(() -> uiFormat.text("duplicate.never"));
        return List.of(new Row(
                uiFormat.text("duplicate.whole.last", when),
                uiFormat.text("duplicate.whole.how", LONGEST.toDays()),
                "/duplicates",
                "duplicate.whole.open"));
    }
}
