package pk.gov.nsor.accountability.accessreview.web;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import pk.gov.nsor.accountability.accessreview.AccessAlertScope;
import pk.gov.nsor.accountability.accessreview.AccessAlertState;
import pk.gov.nsor.accountability.accessreview.AccessAlerts;
import pk.gov.nsor.accountability.accessreview.AccessAlerts.Question;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.shell.dashboard.DashboardPart;
import pk.gov.nsor.foundation.shell.dashboard.ReaderFigures;

/** How many access alerts the reader has, and what became of them; none about themselves is counted. */
@Component
class AccessAlertFigures implements ReaderFigures {

    private final AccessAlerts accessAlerts;

    AccessAlertFigures(AccessAlerts accessAlerts) {
        this.accessAlerts = accessAlerts;
    }

    @Override
    public List<Figure> figuresFor(SignedIn reader) {
        if (!AccessAlertScope.isFor(reader)) {
            return List.of();
        }
        Map<AccessAlertState, Long> counts =
                accessAlerts.counts(AccessAlertScope.of(reader), new Question(null, null, ""));
        return List.of(
                figure(AccessAlertState.OPEN, counts),
                figure(AccessAlertState.OBJECTED, counts),
                figure(AccessAlertState.DISPOSED, counts));
    }

    private static Figure figure(AccessAlertState state, Map<AccessAlertState, Long> counts) {
        return new Figure(
                DashboardPart.ACCESS,
                state.ordinal(),
                "alerts-" + state.key(),
                counts.getOrDefault(state, 0L),
                "/access-alerts?state=" + state.key());
    }
}
