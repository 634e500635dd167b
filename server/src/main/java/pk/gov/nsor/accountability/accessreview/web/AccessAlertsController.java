package pk.gov.nsor.accountability.accessreview.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import pk.gov.nsor.accountability.accessreview.AccessAlert;
import pk.gov.nsor.accountability.accessreview.AccessAlertScope;
import pk.gov.nsor.accountability.accessreview.AccessAlertState;
import pk.gov.nsor.accountability.accessreview.AccessAlerts;
import pk.gov.nsor.accountability.accessreview.AccessAlerts.Question;
import pk.gov.nsor.accountability.accessreview.rule.Rule;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.shell.CsvFile;
import pk.gov.nsor.foundation.shell.Exports;
import pk.gov.nsor.foundation.shell.NavigationEntry;

/**
 * The list of access alerts. The filters stay in the address; each view is written to the trail before it is shown.
 */
@Controller
@Allows(
        value = {Role.NATIONAL_SUPERVISOR, Role.PROVINCIAL_SUPERVISOR, Role.DISTRICT_SUPERVISOR, Role.AUDITOR},
        action = TrailAction.ACCESS_ALERTS_VIEWED)
class AccessAlertsController {

    private static final int PAGE = 50;
    private static final int MOST_EXPORTED = 50_000;
    private static final int LONGEST_NAME = 100;

    private final AccessAlerts accessAlerts;
    private final AccessAlertRows lines;
    private final AccessAlertsCsvExport file;
    private final Trail trail;
    private final Exports exports;

    AccessAlertsController(
            AccessAlerts accessAlerts,
            AccessAlertRows lines,
            AccessAlertsCsvExport file,
            Trail trail,
            Exports exports) {
        this.exports = exports;
        this.accessAlerts = accessAlerts;
        this.lines = lines;
        this.file = file;
        this.trail = trail;
    }

    @GetMapping("/access-alerts")
    String page(
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String rule,
            @RequestParam(defaultValue = "") String officer,
            @RequestParam(defaultValue = "1") int page,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            Model model) {
        AccessAlertScope scope = scope(reader);
        Question question = question(state, rule, officer);
        Map<AccessAlertState, Long> counts = accessAlerts.counts(scope, question);
        long count = question.state() == null ? waiting(counts) : counts.getOrDefault(question.state(), 0L);
        long pages = Math.max(1, (count + PAGE - 1) / PAGE);
        long here = Math.clamp(page, 1, pages);
        List<AccessAlert> found = accessAlerts.list(scope, question, (here - 1) * PAGE, PAGE);
        trail.appendAlone(look(actor, question, "page").naming(lines.named(found, scope)));
        model.addAttribute("lists", lists(counts));
        model.addAttribute("list", key(question.state()));
        model.addAttribute(
                "rule", question.rule() == null ? "" : question.rule().key());
        model.addAttribute("officer", question.officer());
        model.addAttribute("rules", Arrays.stream(Rule.values()).map(Rule::key).toList());
        model.addAttribute("lines", lines.of(found, scope));
        model.addAttribute("count", count);
        model.addAttribute("first", found.isEmpty() ? 0 : (here - 1) * PAGE + 1);
        model.addAttribute("last", (here - 1) * PAGE + found.size());
        model.addAttribute("page", here);
        model.addAttribute("pages", pages);
        return "accessreview/alerts";
    }

    /** The list as a file, every line of it. */
    @GetMapping("/access-alerts.csv")
    void export(
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String rule,
            @RequestParam(defaultValue = "") String officer,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            HttpServletResponse response) {
        AccessAlertScope scope = scope(reader);
        Question question = question(state, rule, officer);
        exports.send(response, look(actor, question, "csv"), "alerts.csv", () -> {
            List<AccessAlert> found = accessAlerts.list(scope, question, 0, MOST_EXPORTED);
            CsvFile made = file.made(lines.of(found, scope));
            lines.named(found, scope).forEach(made::naming);
            return made;
        });
    }

    /** What is not a supervisor's place is not there for them, the whole list included. */
    static AccessAlertScope scope(SignedIn reader) {
        if (!AccessAlertScope.isFor(reader)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return AccessAlertScope.of(reader);
    }

    private static TrailEntry look(Actor actor, Question question, String form) {
        return TrailEntry.done(actor, TrailAction.ACCESS_ALERTS_VIEWED)
                .with(Map.of(
                        "list",
                        key(question.state()),
                        "rule",
                        question.rule() == null ? "" : question.rule().name(),
                        "officer",
                        question.officer(),
                        "form",
                        form));
    }

    /** Anything that is not known asks for all of them. */
    private static Question question(String state, String rule, String officer) {
        return new Question(
                named(AccessAlertState.values(), AccessAlertState::key, state).orElse(null),
                named(Rule.values(), Rule::key, rule).orElse(null),
                officer.strip()
                        .substring(0, Math.min(LONGEST_NAME, officer.strip().length())));
    }

    private static <E> Optional<E> named(E[] all, Function<E, String> key, String name) {
        return Arrays.stream(all).filter(one -> key.apply(one).equals(name)).findFirst();
    }

    private static String key(@Nullable AccessAlertState state) {
        return state == null ? "waiting" : state.key();
    }

    private static Map<String, Long> lists(Map<AccessAlertState, Long> counts) {
        Map<String, Long> lists = new LinkedHashMap<>();
        lists.put("waiting", waiting(counts));
        for (AccessAlertState state : AccessAlertState.values()) {
            lists.put(state.key(), counts.getOrDefault(state, 0L));
        }
        return lists;
    }

    private static long waiting(Map<AccessAlertState, Long> counts) {
        return counts.getOrDefault(AccessAlertState.OPEN, 0L) + counts.getOrDefault(AccessAlertState.OBJECTED, 0L);
    }

    /** A national supervisor, whose navigation is full, comes to them from the menu. */
    @Configuration(proxyBeanMethods = false)
    static class Navigation {

        @Bean
        NavigationEntry accessAlertsEntry() {
            return new NavigationEntry(
                    "access-review.title",
                    "/access-alerts",
                    55,
                    Set.of(Role.PROVINCIAL_SUPERVISOR, Role.DISTRICT_SUPERVISOR, Role.AUDITOR));
        }
    }
}
