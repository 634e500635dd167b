package pk.gov.nsor.agencies.intake.web;

import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Component;
import pk.gov.nsor.agencies.intake.health.FeedHealth;
import pk.gov.nsor.agencies.intake.health.FeedHealth.Health;
import pk.gov.nsor.agencies.intake.health.FeedHealth.State;
import pk.gov.nsor.foundation.shell.dashboard.DashboardPart;
import pk.gov.nsor.foundation.shell.dashboard.PlaceFigure;
import pk.gov.nsor.foundation.shell.dashboard.PlaceFigures;
import pk.gov.nsor.foundation.shell.list.ListQuestion;

/** How many systems of agencies send, and how many have stopped. */
@Component
class FeedFigures implements PlaceFigures {

    private final FeedHealth health;

    FeedFigures(FeedHealth health) {
        this.health = health;
    }

    @Override
    public List<PlaceFigure> figures() {
        return Arrays.stream(State.values())
                .map(state -> PlaceFigure.ofNation(
                        name(state),
                        DashboardPart.AGENCIES,
                        state.ordinal(),
                        "/feeds?state=" + ListQuestion.key(state)))
                .toList();
    }

    @Override
    public List<Count> counted() {
        List<Health> all = health.all();
        return Arrays.stream(State.values())
                .map(state -> new Count(
                        name(state),
                        "",
                        all.stream().filter(each -> each.state() == state).count()))
                .toList();
    }

    private static String name(State state) {
        return "feeds-" + ListQuestion.key(state);
    }
}
