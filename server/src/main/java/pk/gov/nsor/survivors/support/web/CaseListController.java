package pk.gov.nsor.survivors.support.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.DecidesNothing;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.foundation.shell.FormPost;
import pk.gov.nsor.foundation.shell.NavigationEntry;
import pk.gov.nsor.foundation.shell.NavigationGroup;
import pk.gov.nsor.foundation.shell.Submissions;
import pk.gov.nsor.foundation.shell.TodayList;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.foundation.shell.list.ListPage;
import pk.gov.nsor.foundation.shell.list.ListPages;
import pk.gov.nsor.foundation.shell.list.ListQuestion;
import pk.gov.nsor.survivors.support.CaseDetails;
import pk.gov.nsor.survivors.support.SupportCase;
import pk.gov.nsor.survivors.support.SupportCases;

/** The cases of an adviser's cell, and a new one. */
@Controller
@DecidesNothing("Writing a case down tells nobody anything")
class CaseListController {

    static final String PATH = "/cases";

    private final SupportCases cases;
    private final ListPages lists;
    private final Submissions submissions;
    private final UiFormat uiFormat;

    CaseListController(SupportCases cases, ListPages lists, Submissions submissions, UiFormat uiFormat) {
        this.cases = cases;
        this.lists = lists;
        this.submissions = submissions;
        this.uiFormat = uiFormat;
    }

    /** The way here. */
    @Configuration(proxyBeanMethods = false)
    static class Ways {

        @Bean
        NavigationEntry supportCasesEntry() {
            return new NavigationEntry(
                    "support.list.title", PATH, NavigationGroup.REQUESTS, 2, Set.of(Role.SUPPORT_ADVISER));
        }

        @Bean
        TodayList supportCasesWaiting(CaseListController list) {
            return TodayList.of(3, PATH, list::today);
        }
    }

    @GetMapping(PATH)
    @Allows(value = Role.SUPPORT_ADVISER, action = TrailAction.SUPPORT_CASES_VIEWED)
    String page(HttpServletRequest request, @AuthenticationPrincipal SignedIn reader, Actor actor, Model model) {
        return lists.show(
                ListPage.<SupportCase>at(PATH, "support.list.title")
                        .about("support.list.about")
                        .button("support.new", PATH + "/new")
                        .tabs("list", "support.list.", _ -> counts(reader))
                        .none(tab -> "support.none." + tab)
                        .column("support.code", SupportCase::code)
                        .column("support.called", one -> one.details().called())
                        .column("support.opened", SupportCase::openedAt)
                        .column(
                                "support.referrals.open",
                                one -> one.referrals().stream()
                                        .filter(referral -> referral.state().isOpen())
                                        .count())
                        .allSortable()
                        .action(one -> PATH + "/" + one.id(), _ -> "alerts.open", SupportCase::code)
                        .viewed(TrailEntry.done(actor, TrailAction.SUPPORT_CASES_VIEWED))
                        .from(question -> of(reader, question.tab(CaseList.class)), Map.of()),
                request,
                model);
    }

    @GetMapping(PATH + "/new")
    @Allows(
            value = Role.SUPPORT_ADVISER,
            action = TrailAction.SUPPORT_CASE_DECIDED,
            noEntry = "An empty form shows nobody's data")
    String empty(Model model) {
        model.addAttribute("form", new Form());
        return "support/new";
    }

    @PostMapping(PATH + "/new")
    @Allows(value = Role.SUPPORT_ADVISER, action = TrailAction.SUPPORT_CASE_DECIDED)
    String open(FormPost post) {
        // What is remembered of a form that was sent names no place.
        AtomicReference<@Nullable UUID> place = new AtomicReference<>();
        boolean isOpened = submissions.once(
                post.request(),
                post.form(),
                "called",
                () -> place.set(cases.open(details(post.form()), post.reader(), post.actor())));
        if (!isOpened) {
            post.model().addAttribute("form", post.form());
            return "support/new";
        }
        UUID opened = place.get();
        return post.done("support.opened.done", opened == null ? PATH : PATH + "/" + opened);
    }

    static CaseDetails details(Form form) {
        return new CaseDetails(form.value("called"), form.value("contact"), form.value("courtCase"));
    }

    private Map<String, Long> counts(SignedIn reader) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (CaseList list : CaseList.values()) {
            counts.put(ListQuestion.key(list), (long) of(reader, list).size());
        }
        return counts;
    }

    private List<SupportCase> of(SignedIn reader, CaseList list) {
        Set<UUID> waiting = cases.waiting(reader);
        return cases.of(reader).stream()
                .filter(one -> CaseList.of(one, waiting) == list)
                .sorted(Comparator.comparing(SupportCase::openedAt).thenComparing(SupportCase::id))
                .toList();
    }

    private Optional<TodayList.Content> today(SignedIn reader) {
        if (!reader.has(Role.SUPPORT_ADVISER)) {
            return Optional.empty();
        }
        List<SupportCase> waiting = of(reader, CaseList.WAITING);
        return Optional.of(new TodayList.Content(
                "support.list.waiting",
                waiting.size(),
                PATH + "?list=" + ListQuestion.key(CaseList.WAITING),
                waiting.stream()
                        .limit(10)
                        .map(one -> new TodayList.Row(
                                one.details().called(), one.code(), PATH + "/" + one.id(), "alerts.open"))
                        .toList()));
    }
}
