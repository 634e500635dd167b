package pk.gov.nsor.accountability.accessreview.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.server.ResponseStatusException;
import pk.gov.nsor.accountability.accessreview.AccessAlertScope;
import pk.gov.nsor.accountability.accessreview.AccessAlertState;
import pk.gov.nsor.accountability.accessreview.AccessAlerts;
import pk.gov.nsor.accountability.accessreview.AccessAlerts.Question;
import pk.gov.nsor.accountability.accessreview.rule.Rule;
import pk.gov.nsor.accountability.accessreview.web.AccessAlertRows.Line;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.shell.NavigationEntry;
import pk.gov.nsor.foundation.shell.NavigationGroup;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.foundation.shell.list.Cell;
import pk.gov.nsor.foundation.shell.list.ListPage;
import pk.gov.nsor.foundation.shell.list.ListPages;
import pk.gov.nsor.foundation.shell.list.ListQuestion;

/** The list of access alerts. */
@Controller
@Allows(
        value = {Role.NATIONAL_SUPERVISOR, Role.PROVINCIAL_SUPERVISOR, Role.DISTRICT_SUPERVISOR, Role.AUDITOR},
        action = TrailAction.ACCESS_ALERTS_VIEWED)
class AccessAlertsController {

    private static final String WAITING = "waiting";
    private static final int LONGEST_NAME = 100;

    private final AccessAlerts accessAlerts;
    private final AccessAlertRows rows;
    private final ListPages lists;
    private final UiFormat uiFormat;

    AccessAlertsController(AccessAlerts accessAlerts, AccessAlertRows rows, ListPages lists, UiFormat uiFormat) {
        this.accessAlerts = accessAlerts;
        this.rows = rows;
        this.lists = lists;
        this.uiFormat = uiFormat;
    }

    @GetMapping("/access-alerts")
    String page(HttpServletRequest request, @AuthenticationPrincipal SignedIn reader, Actor actor, Model model) {
        return lists.show(list(scope(reader), actor), request, model);
    }

    @GetMapping("/access-alerts.csv")
    void export(
            HttpServletRequest request,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            HttpServletResponse response) {
        lists.send(list(scope(reader), actor), request, response);
    }

    private ListPage<Line> list(AccessAlertScope scope, Actor actor) {
        return ListPage.<Line>at("/access-alerts", "access-review.title")
                .about("access-review.what")
                .tabs("state", "access-review.list.", question -> counts(scope, question))
                .choice(
                        "rule",
                        "access-review.rule",
                        "access-review.filter.every",
                        Rule.class,
                        rule -> uiFormat.text("access-review.rule." + rule.key()))
                .typed("officer", "access-review.filter.officer", LONGEST_NAME)
                .column("access-review.number", line -> line.alert().number())
                .sortedDown()
                .column(
                        "access-review.rule",
                        line -> uiFormat.text(
                                "access-review.rule." + line.alert().rule().key()))
                .sortable()
                .onPage(
                        "access-review.whose",
                        line -> Cell.of(line.who().isEmpty() ? uiFormat.text("access-review.record") : line.who())
                                .quiet(line.where())
                                .quiet(line.record()))
                .inFile("access-review.officer", Line::who)
                .inFile("access-review.place", Line::where)
                .inFile("access-review.record", Line::record)
                .onPage("access-review.days", Line::period)
                .sortable()
                .inFile("access-review.first-day", line -> line.alert().firstDay())
                .inFile("access-review.last-day", line -> line.alert().lastDay())
                .column("access-review.figures", Line::figures)
                .column(
                        "access-review.state",
                        line -> Cell.of(uiFormat.text("access-review.state."
                                        + line.alert().state().key()))
                                .quiet(line.level()))
                .sortable()
                .inFile("access-review.level", Line::level)
                .action(
                        line -> "/access-alerts/" + line.alert().id(),
                        line -> line.alert().state() == AccessAlertState.DISPOSED
                                ? "shell.list.open"
                                : "access-review.today.look",
                        line -> Long.toString(line.alert().number()))
                .none("access-review.none")
                // An auditor sees no register numbers.
                .naming(line -> scope.isAuditor() ? null : line.alert().record())
                .exported(true)
                .viewed(TrailEntry.done(actor, TrailAction.ACCESS_ALERTS_VIEWED))
                .from(
                        question -> 0,
                        (question, after, most) ->
                                rows.of(accessAlerts.list(scope, of(question), question.sort(), after, most), scope));
    }

    /** What is not a supervisor's place is not there for them, the whole list included. */
    static AccessAlertScope scope(SignedIn reader) {
        if (!AccessAlertScope.isFor(reader)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return AccessAlertScope.of(reader);
    }

    private static Question of(ListQuestion question) {
        return new Question(
                ListQuestion.named(AccessAlertState.class, question.tab()).orElse(null),
                question.chosen("rule", Rule.class).orElse(null),
                question.value("officer"));
    }

    private Map<String, Long> counts(AccessAlertScope scope, ListQuestion question) {
        Map<AccessAlertState, Long> counts = accessAlerts.counts(scope, of(question));
        Map<String, Long> lists = new LinkedHashMap<>();
        lists.put(
                WAITING,
                counts.getOrDefault(AccessAlertState.OPEN, 0L) + counts.getOrDefault(AccessAlertState.OBJECTED, 0L));
        for (AccessAlertState state : AccessAlertState.values()) {
            lists.put(state.key(), counts.getOrDefault(state, 0L));
        }
        return lists;
    }

    /** A national supervisor, whose navigation is full, comes to them from the menu. */
    @Configuration(proxyBeanMethods = false)
    static class Navigation {

        @Bean
        NavigationEntry accessAlertsEntry() {
            return new NavigationEntry(
                    "access-review.title",
                    "/access-alerts",
                    NavigationGroup.OVERSIGHT,
                    20,
                    Set.of(
                            Role.NATIONAL_SUPERVISOR,
                            Role.PROVINCIAL_SUPERVISOR,
                            Role.DISTRICT_SUPERVISOR,
                            Role.AUDITOR));
        }
    }
}
