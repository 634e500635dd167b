package pk.gov.nsor.policing.supervision.web;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.shell.TodayList;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.policing.supervision.review.SweepHalts;

/** While the sweep stands still nothing falls due: that comes before everything else. */
@Component
class SweepToday implements TodayList {

    private final SweepHalts halts;
    private final UiFormat uiFormat;

    SweepToday(SweepHalts halts, UiFormat uiFormat) {
        this.halts = halts;
        this.uiFormat = uiFormat;
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
                                uiFormat.text("sweep.cause." + halt.cause()),
                                uiFormat.moment(halt.haltedAt().toInstant()),
                                "/sweep",
                                "sweep.today.action"))));
    }
}
