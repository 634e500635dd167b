package pk.gov.nsor.accountability.accessreview.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import pk.gov.nsor.accountability.accessreview.AccessAlert;
import pk.gov.nsor.accountability.accessreview.AccessAlertScope;
import pk.gov.nsor.accountability.accessreview.AccessAlerts;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.escalation.EscalationLevel;
import pk.gov.nsor.foundation.shell.TodayList;
import pk.gov.nsor.foundation.shell.UiFormat;

/** Access alerts that lie with the reader's level and wait, and accounts that are to be closed. */
@Component
class AccessAlertsToday implements TodayList {

    private static final int ROWS = 8;

    private final AccessAlerts accessAlerts;
    private final AccessAlertRows lines;
    private final UiFormat uiFormat;

    AccessAlertsToday(AccessAlerts accessAlerts, AccessAlertRows lines, UiFormat uiFormat) {
        this.accessAlerts = accessAlerts;
        this.lines = lines;
        this.uiFormat = uiFormat;
    }

    @Override
    public int order() {
        return 8;
    }

    @Override
    public String entry() {
        return "/access-alerts";
    }

    @Override
    public Optional<Content> contentFor(SignedIn reader) {
        if (!AccessAlertScope.isFor(reader)) {
            return Optional.empty();
        }
        AccessAlertScope scope = AccessAlertScope.of(reader);
        if (scope.isAuditor()) {
            return Optional.empty();
        }
        List<AccessAlert> waiting = accessAlerts.waiting(scope);
        List<AccessAlert> closures =
                scope.level() == EscalationLevel.NATIONAL ? accessAlerts.closuresProposed(scope) : List.of();
        List<Row> rows = new ArrayList<>();
        closures.stream()
                .limit(ROWS)
                .map(one -> row(one, scope, "access-review.today.close"))
                .forEach(rows::add);
        waiting.stream()
                .limit(ROWS)
                .map(one -> row(one, scope, "access-review.today.look"))
                .forEach(rows::add);
        long count = (long) waiting.size() + closures.size();
        String all = count == rows.size() ? null : "/access-alerts";
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new Content("access-review.today.title", count, all, rows));
    }

    private Row row(AccessAlert alert, AccessAlertScope scope, String action) {
        AccessAlertRows.Line line = lines.of(alert, scope);
        return new Row(
                uiFormat.text("access-review.rule." + alert.rule().key()),
                line.who().isEmpty() ? line.record() : line.who(),
                "/access-alerts/" + alert.id(),
                action,
                alert.record());
    }
}
