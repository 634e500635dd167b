package pk.gov.nsor.vigilance.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import pk.gov.nsor.access.SignedIn;
import pk.gov.nsor.shell.Shown;
import pk.gov.nsor.shell.TodayList;
import pk.gov.nsor.supervision.Escalation.Level;
import pk.gov.nsor.vigilance.Finding;
import pk.gov.nsor.vigilance.FindingScope;
import pk.gov.nsor.vigilance.Findings;

/** Findings that lie with the reader's level and wait, and accounts that are to be closed. */
@Component
class FindingsToday implements TodayList {

    private static final int ROWS = 8;

    private final Findings findings;
    private final FindingLines lines;
    private final Shown shown;

    FindingsToday(Findings findings, FindingLines lines, Shown shown) {
        this.findings = findings;
        this.lines = lines;
        this.shown = shown;
    }

    @Override
    public int order() {
        return 8;
    }

    @Override
    public Optional<Content> contentFor(SignedIn reader) {
        if (!FindingScope.isFor(reader)) {
            return Optional.empty();
        }
        FindingScope scope = FindingScope.of(reader);
        if (scope.isAuditor()) {
            return Optional.empty();
        }
        List<Finding> waiting = findings.waiting(scope);
        List<Finding> closures = scope.level() == Level.NATIONAL ? findings.closuresProposed(scope) : List.of();
        List<Row> rows = new ArrayList<>();
        closures.stream()
                .limit(ROWS)
                .map(one -> row(one, scope, "vigilance.today.close"))
                .forEach(rows::add);
        waiting.stream()
                .limit(ROWS)
                .map(one -> row(one, scope, "vigilance.today.look"))
                .forEach(rows::add);
        long count = (long) waiting.size() + closures.size();
        String all = count == rows.size() ? null : "/findings";
        return rows.isEmpty() ? Optional.empty() : Optional.of(new Content("vigilance.today.title", count, all, rows));
    }

    private Row row(Finding finding, FindingScope scope, String action) {
        FindingLines.Line line = lines.of(finding, scope);
        return new Row(
                shown.text("vigilance.rule." + finding.rule().key()),
                line.who().isEmpty() ? line.record() : line.who(),
                "/findings/" + finding.id(),
                action);
    }
}
