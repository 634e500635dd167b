package pk.gov.nsor.supervision.web;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import pk.gov.nsor.access.Role;
import pk.gov.nsor.access.SignedIn;
import pk.gov.nsor.shell.Shown;
import pk.gov.nsor.shell.TodayList;
import pk.gov.nsor.supervision.SweepHalts;

/** While the sweep stands still nothing falls due: that comes before everything else. */
@Component
class SweepToday implements TodayList {

    private final SweepHalts halts;
    private final Shown shown;

    SweepToday(SweepHalts halts, Shown shown) {
        this.halts = halts;
        this.shown = shown;
    }

    @Override
    public int order() {
        return 0;
    }

    @Override
    public Optional<Content> contentFor(SignedIn reader) {
        if (!reader.has(Role.NATIONAL_SUPERVISOR)) {
            return Optional.empty();
        }
        return halts.now()
                .map(halt -> new Content(
                        "sweep.today.title",
                        1,
                        null,
                        List.of(new Row(
                                shown.text("sweep.cause." + halt.cause()),
                                shown.moment(halt.haltedAt().toInstant()),
                                "/sweep",
                                "sweep.today.action"))));
    }
}
