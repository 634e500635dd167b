package pk.gov.nsor.accountability.trailreading.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriComponentsBuilder;
import pk.gov.nsor.accountability.trailreading.ListedEntry;
import pk.gov.nsor.accountability.trailreading.TrailPlace;
import pk.gov.nsor.accountability.trailreading.TrailQuestion;
import pk.gov.nsor.accountability.trailreading.TrailScope;
import pk.gov.nsor.accountability.trailreading.TrailSearch;
import pk.gov.nsor.foundation.access.AccessGround;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.Purpose;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.audit.ActionGroup;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.audit.TrailEntry.Outcome;
import pk.gov.nsor.foundation.shell.Exports;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.foundation.shell.NavigationEntry;
import pk.gov.nsor.foundation.shell.NavigationGroup;

/** The search of the trail. What is asked for stays in the address; each search is on the trail itself before its answer is shown. */
@Controller
@Allows(
        value = {Role.NATIONAL_SUPERVISOR, Role.PROVINCIAL_SUPERVISOR, Role.DISTRICT_SUPERVISOR, Role.AUDITOR},
        action = TrailAction.TRAIL_SEARCHED)
class TrailController {

    private static final int PAGE = 50;

    private final TrailSearch search;
    private final SearchForm questions;
    private final TrailEntryRows lines;
    private final TrailListExport file;
    private final Exports exports;
    private final Trail trail;

    TrailController(
            TrailSearch search,
            SearchForm questions,
            TrailEntryRows lines,
            TrailListExport file,
            Exports exports,
            Trail trail) {
        this.search = search;
        this.questions = questions;
        this.lines = lines;
        this.file = file;
        this.exports = exports;
        this.trail = trail;
    }

    @GetMapping("/trail")
    String page(@AuthenticationPrincipal SignedIn reader, Actor actor, Form form, Model model) {
        TrailScope scope = scope(reader);
        TrailQuestion question = questions.question(form, scope);
        return show(scope, form, question, about(TrailEntry.done(actor, TrailAction.TRAIL_SEARCHED), question), model);
    }

    /** The list with proofs, where it is not too long; otherwise the page, which says so. */
    @GetMapping("/trail.zip")
    @Allows(
            value = {Role.NATIONAL_SUPERVISOR, Role.PROVINCIAL_SUPERVISOR, Role.DISTRICT_SUPERVISOR, Role.AUDITOR},
            action = TrailAction.TRAIL_EXPORTED)
    @Nullable
    String export(
            @AuthenticationPrincipal SignedIn reader, Actor actor, Form form, HttpServletResponse response, Model model)
            throws IOException {
        TrailScope scope = scope(reader);
        TrailQuestion question = questions.question(form, scope);
        TrailEntry intent = about(TrailEntry.done(actor, TrailAction.TRAIL_EXPORTED), question);
        String export = UUID.randomUUID().toString();
        Map<String, Object> asked = new LinkedHashMap<>(SearchForm.asked(form));
        asked.put("export", export);
        if (form.isValid() && search.count(scope, question, TrailListExport.MOST) > TrailListExport.MOST) {
            form.reject("from", "invalid.trail-reading.too-many", TrailListExport.MOST);
        }
        if (!form.isValid()) {
            return show(scope, form, question, intent, model);
        }
        if (!exports.mayLeave(intent.with(asked), named(scope, question), response)) {
            return null;
        }
        response.setContentType("application/zip");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"trail.zip\"");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        Map<String, Object> came =
                new LinkedHashMap<>(Map.of("export", export, "of", TrailAction.TRAIL_EXPORTED.name()));
        Outcome outcome = Outcome.FAILED;
        try {
            TrailListExport.Written written = file.write(scope, question, response.getOutputStream());
            came.putAll(Map.of("rows", written.rows(), "proven", written.proven(), "sha256", written.hash()));
            outcome = Outcome.DONE;
        } finally {
            trail.appendAlone(
                    new TrailEntry(actor, TrailAction.EXPORT_ENDED, outcome, intent.subject(), null, null, came));
        }
        return null;
    }

    private String show(TrailScope scope, Form form, TrailQuestion question, TrailEntry look, Model model) {
        TrailPlace after = TrailPlace.parse(form.value("after")).orElse(null);
        List<ListedEntry> found = form.isValid() ? search.page(scope, question, after, PAGE + 1) : List.of();
        trail.appendAlone(look.with(Map.copyOf(SearchForm.asked(form)))
                .naming(named(question, found.stream().limit(PAGE))));
        model.addAttribute("lines", lines.of(found.stream().limit(PAGE).toList()));
        model.addAttribute("count", form.isValid() ? search.count(scope, question) : 0);
        model.addAttribute("mostCounted", TrailSearch.MOST_COUNTED);
        model.addAttribute(
                "next", found.size() > PAGE ? link(form, found.get(PAGE - 1).place()) : null);
        model.addAttribute("newest", after == null ? null : link(form, null));
        model.addAttribute("question", question);
        model.addAttribute("asked", SearchForm.asked(form));
        options(scope, form, model);
        return "trailreading/trail";
    }

    /** The people whose register numbers the file would contain. */
    private List<UUID> named(TrailScope scope, TrailQuestion question) {
        return scope.isAuditor()
                ? List.of()
                : named(question, search.page(scope, question, null, TrailListExport.MOST).stream());
    }

    /** The people whose register numbers a list shows. A list that was asked for by a record is about that record. */
    private static List<UUID> named(TrailQuestion question, Stream<ListedEntry> found) {
        return question.record() != null
                ? List.of()
                : found.filter(entry -> entry.number() != null)
                        .map(ListedEntry::record)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList();
    }

    /** What is not a supervisor's place is not there for them. */
    static TrailScope scope(SignedIn reader) {
        if (!TrailScope.isFor(reader)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return TrailScope.of(reader);
    }

    /** A search for what was done about one record is itself about it. */
    TrailEntry about(TrailEntry entry, TrailQuestion question) {
        return question.record() != null && search.isRecord(question.record()) ? entry.about(question.record()) : entry;
    }

    private void options(TrailScope scope, Form form, Model model) {
        Map<String, List<String>> actions = new LinkedHashMap<>();
        for (ActionGroup group : ActionGroup.values()) {
            actions.put(
                    group.key(), group.actions().stream().map(TrailAction::name).toList());
        }
        model.addAttribute("form", form);
        model.addAttribute("actions", actions);
        model.addAttribute("purposes", Purpose.values());
        model.addAttribute("links", AccessGround.values());
        model.addAttribute("outcomes", Outcome.values());
        model.addAttribute("asksPlace", scope.kind() != TrailScope.Kind.DISTRICT);
        questions.showPlace(form);
        model.addAttribute("isAuditor", scope.isAuditor());
        model.addAttribute("isOfPlace", scope.isOfPlace());
    }

    private static String link(Form form, @Nullable TrailPlace after) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath("/trail");
        SearchForm.asked(form).forEach((field, value) -> address.queryParam(field, "{" + field + "}"));
        if (after != null) {
            address.queryParam("after", after.written());
        }
        return address.encode().buildAndExpand(SearchForm.asked(form)).toUriString();
    }

    @Configuration(proxyBeanMethods = false)
    static class Navigation {

        @Bean
        NavigationEntry trailEntry() {
            return new NavigationEntry(
                    "trail-reading.title",
                    "/trail",
                    NavigationGroup.OVERSIGHT,
                    30,
                    Set.of(
                            Role.NATIONAL_SUPERVISOR,
                            Role.PROVINCIAL_SUPERVISOR,
                            Role.DISTRICT_SUPERVISOR,
                            Role.AUDITOR));
        }

        @Bean
        NavigationEntry drawsEntry() {
            return new NavigationEntry(
                    "trail-reading.draws.title",
                    "/trail/draws",
                    NavigationGroup.OVERSIGHT,
                    40,
                    Set.of(Role.NATIONAL_SUPERVISOR, Role.AUDITOR));
        }
    }
}
