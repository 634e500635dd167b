package pk.gov.nsor.vigilance.web;

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
import pk.gov.nsor.access.Allows;
import pk.gov.nsor.access.Role;
import pk.gov.nsor.access.SignedIn;
import pk.gov.nsor.audit.Actor;
import pk.gov.nsor.audit.Trail;
import pk.gov.nsor.audit.TrailAction;
import pk.gov.nsor.audit.TrailEntry;
import pk.gov.nsor.shell.Exports;
import pk.gov.nsor.shell.NavigationEntry;
import pk.gov.nsor.vigilance.Finding;
import pk.gov.nsor.vigilance.FindingScope;
import pk.gov.nsor.vigilance.FindingState;
import pk.gov.nsor.vigilance.Findings;
import pk.gov.nsor.vigilance.Findings.Question;
import pk.gov.nsor.vigilance.rule.Rule;

/** The list of findings. What is asked for stays in the address; each look is on the trail before it is shown. */
@Controller
@Allows(
        value = {Role.NATIONAL_SUPERVISOR, Role.PROVINCIAL_SUPERVISOR, Role.DISTRICT_SUPERVISOR, Role.AUDITOR},
        action = TrailAction.FINDINGS_VIEWED)
class FindingsController {

    private static final int PAGE = 50;
    private static final int MOST_EXPORTED = 50_000;
    private static final int LONGEST_NAME = 100;

    private final Findings findings;
    private final FindingLines lines;
    private final FindingsFile file;
    private final Trail trail;
    private final Exports exports;

    FindingsController(Findings findings, FindingLines lines, FindingsFile file, Trail trail, Exports exports) {
        this.exports = exports;
        this.findings = findings;
        this.lines = lines;
        this.file = file;
        this.trail = trail;
    }

    @GetMapping("/findings")
    String page(
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String rule,
            @RequestParam(defaultValue = "") String officer,
            @RequestParam(defaultValue = "1") int page,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            Model model) {
        FindingScope scope = scope(reader);
        Question question = question(state, rule, officer);
        trail.appendAlone(look(actor, question, "page"));
        Map<FindingState, Long> counts = findings.counts(scope, question);
        long count = question.state() == null ? waiting(counts) : counts.getOrDefault(question.state(), 0L);
        long pages = Math.max(1, (count + PAGE - 1) / PAGE);
        long here = Math.clamp(page, 1, pages);
        List<Finding> found = findings.list(scope, question, (here - 1) * PAGE, PAGE);
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
        return "vigilance/findings";
    }

    /** The list as a file, every line of it. */
    @GetMapping("/findings.csv")
    void export(
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String rule,
            @RequestParam(defaultValue = "") String officer,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            HttpServletResponse response) {
        FindingScope scope = scope(reader);
        Question question = question(state, rule, officer);
        exports.send(
                response,
                look(actor, question, "csv"),
                "findings.csv",
                () -> file.made(lines.of(findings.list(scope, question, 0, MOST_EXPORTED), scope)));
    }

    /** What is not a supervisor's place is not there for them, the whole list included. */
    static FindingScope scope(SignedIn reader) {
        if (!FindingScope.isFor(reader)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return FindingScope.of(reader);
    }

    private static TrailEntry look(Actor actor, Question question, String form) {
        return TrailEntry.done(actor, TrailAction.FINDINGS_VIEWED)
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
                named(FindingState.values(), FindingState::key, state).orElse(null),
                named(Rule.values(), Rule::key, rule).orElse(null),
                officer.strip()
                        .substring(0, Math.min(LONGEST_NAME, officer.strip().length())));
    }

    private static <E> Optional<E> named(E[] all, Function<E, String> key, String name) {
        return Arrays.stream(all).filter(one -> key.apply(one).equals(name)).findFirst();
    }

    private static String key(@Nullable FindingState state) {
        return state == null ? "waiting" : state.key();
    }

    private static Map<String, Long> lists(Map<FindingState, Long> counts) {
        Map<String, Long> lists = new LinkedHashMap<>();
        lists.put("waiting", waiting(counts));
        for (FindingState state : FindingState.values()) {
            lists.put(state.key(), counts.getOrDefault(state, 0L));
        }
        return lists;
    }

    private static long waiting(Map<FindingState, Long> counts) {
        return counts.getOrDefault(FindingState.OPEN, 0L) + counts.getOrDefault(FindingState.OBJECTED, 0L);
    }

    /** A national supervisor, whose navigation is full, comes to them from the menu. */
    @Configuration(proxyBeanMethods = false)
    static class Navigation {

        @Bean
        NavigationEntry findingsEntry() {
            return new NavigationEntry(
                    "vigilance.title",
                    "/findings",
                    55,
                    Set.of(Role.PROVINCIAL_SUPERVISOR, Role.DISTRICT_SUPERVISOR, Role.AUDITOR));
        }
    }
}
