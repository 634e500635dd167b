package pk.gov.nsor.survivors.alerts.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.shell.NavigationEntry;
import pk.gov.nsor.foundation.shell.NavigationGroup;
import pk.gov.nsor.foundation.shell.TodayList;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.foundation.shell.list.ListPage;
import pk.gov.nsor.foundation.shell.list.ListPages;
import pk.gov.nsor.foundation.shell.list.ListQuestion;
import pk.gov.nsor.survivors.alerts.Alert;
import pk.gov.nsor.survivors.alerts.Enrolment;
import pk.gov.nsor.survivors.alerts.EnrolmentState;
import pk.gov.nsor.survivors.alerts.Enrolments;
import pk.gov.nsor.survivors.alerts.feed.FeedReading;
import pk.gov.nsor.survivors.alerts.feed.FeedReading.Silence;
import pk.gov.nsor.survivors.alerts.feed.SilentSystem;
import pk.gov.nsor.survivors.alerts.feed.UnsentAlerts;

/** The enrolments of an adviser's cell, and those that a prosecutor has to confirm. */
@Controller
class EnrolmentListController {

    static final String PATH = "/enrolments";

    private final Enrolments enrolments;
    private final EnrolmentRows rows;
    private final FeedReading feed;
    private final UnsentAlerts unsent;
    private final ListPages lists;
    private final UiFormat uiFormat;
    private final Clock clock;

    EnrolmentListController(
            Enrolments enrolments,
            EnrolmentRows rows,
            FeedReading feed,
            UnsentAlerts unsent,
            ListPages lists,
            UiFormat uiFormat,
            Clock clock) {
        this.enrolments = enrolments;
        this.rows = rows;
        this.feed = feed;
        this.unsent = unsent;
        this.lists = lists;
        this.uiFormat = uiFormat;
        this.clock = clock;
    }

    /** The way here. */
    @Configuration(proxyBeanMethods = false)
    static class Ways {

        @Bean
        NavigationEntry enrolmentsEntry() {
            return new NavigationEntry(
                    "alerts.list.title",
                    PATH,
                    NavigationGroup.REQUESTS,
                    1,
                    Set.of(Role.SUPPORT_ADVISER, Role.PROSECUTOR));
        }

        @Bean
        TodayList enrolmentsToCall(EnrolmentListController list) {
            return TodayList.of(1, PATH, reader -> list.today(reader, EnrolmentList.TO_CALL));
        }

        @Bean
        TodayList enrolmentsWaiting(EnrolmentListController list) {
            return TodayList.of(2, PATH, reader -> list.today(reader, EnrolmentList.WAITING));
        }
    }

    @GetMapping(PATH)
    @Allows(
            value = {Role.SUPPORT_ADVISER, Role.PROSECUTOR},
            action = TrailAction.ENROLMENTS_VIEWED)
    String page(HttpServletRequest request, @AuthenticationPrincipal SignedIn reader, Actor actor, Model model) {
        ListPage<Enrolment> page = ListPage.<Enrolment>at(PATH, "alerts.list.title");
        if (reader.has(Role.SUPPORT_ADVISER)) {
            page = page.button("alerts.new", PATH + "/new").link("alerts.watch", WatchController.PATH);
        }
        return lists.show(
                about(page)
                        .tabs("list", "alerts.list.", _ -> counts(reader))
                        .none(tab -> "alerts.none." + tab)
                        .column("alerts.court", rows::court)
                        .column("alerts.case-number", Enrolment::caseNumber)
                        .column(
                                "alerts.state",
                                one -> uiFormat.text(
                                        "alerts.state." + one.state().key()))
                        .column("alerts.waits", one -> waits(one, clock.instant()))
                        .allSortable()
                        .action(one -> PATH + "/" + one.id(), _ -> "alerts.open", Enrolment::caseNumber)
                        .viewed(TrailEntry.done(actor, TrailAction.ENROLMENTS_VIEWED))
                        .from(question -> of(reader, question.tab(EnrolmentList.class)), Map.of()),
                request,
                model);
    }

    /** What is not known, and what cannot be told, is said first. */
    private ListPage<Enrolment> about(ListPage<Enrolment> page) {
        List<String> troubles = new ArrayList<>();
        Optional<Silence> silent = feed.silence();
        silent.ifPresent(silence -> troubles.add(
                silence.since() == null
                        ? uiFormat.text("alerts.silent.yet")
                        : uiFormat.text("alerts.silent", uiFormat.moment(silence.since()))));
        unsent.since().ifPresent(since -> troubles.add(uiFormat.text("alerts.unsent", uiFormat.moment(since))));
        List<SilentSystem> systems = feed.silentSystems();
        if (silent.isEmpty()) {
            add(
                    troubles,
                    "alerts.silent.systems",
                    systems,
                    one -> one.waitsSince() == null,
                    one -> uiFormat.day(one.lastDay()));
            add(
                    troubles,
                    "alerts.silent.backlog",
                    systems,
                    one -> one.waitsSince() != null,
                    one -> uiFormat.moment(Objects.requireNonNull(one.waitsSince())));
        }
        return troubles.isEmpty()
                ? page.about("alerts.list.about")
                : page.about("alerts.troubles", String.join(" ", troubles));
    }

    /** Adds a line about those of the systems that are meant, where there are any. */
    private void add(
            List<String> troubles,
            String key,
            List<SilentSystem> systems,
            Predicate<SilentSystem> isMeant,
            Function<SilentSystem, String> since) {
        String listed = systems.stream()
                .filter(isMeant)
                .map(system -> uiFormat.text(
                        "alerts.silent.system",
                        system.speaksFor().isEmpty() ? system.name() : system.speaksFor(),
                        since.apply(system)))
                .collect(Collectors.joining(" · "));
        if (!listed.isEmpty()) {
            troubles.add(uiFormat.text(key, listed));
        }
    }

    private Map<String, Long> counts(SignedIn reader) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (EnrolmentList list : EnrolmentList.values()) {
            counts.put(ListQuestion.key(list), (long) of(reader, list).size());
        }
        return counts;
    }

    private List<Enrolment> of(SignedIn reader, EnrolmentList list) {
        Instant now = clock.instant();
        return enrolments.of(reader).stream()
                .filter(one -> list == listOf(one, now))
                .sorted(Comparator.comparing(Enrolment::caseNumber).thenComparing(Enrolment::id))
                .toList();
    }

    private static EnrolmentList listOf(Enrolment enrolment, Instant now) {
        // Somebody whose other number waits can be to be called as well, and that comes first.
        if (enrolment.state().isClosed() || waiting(enrolment, now).findAny().isPresent()) {
            return EnrolmentList.TO_CALL;
        }
        return enrolment.state() == EnrolmentState.PROPOSED || enrolment.state() == EnrolmentState.APPROVED
                ? EnrolmentList.WAITING
                : EnrolmentList.TOLD;
    }

    private static Stream<Alert> waiting(Enrolment enrolment, Instant now) {
        return enrolment.alerts().stream().filter(alert -> alert.waitsForAdviser(now));
    }

    private String waits(Enrolment enrolment, Instant now) {
        return waiting(enrolment, now)
                .map(alert -> uiFormat.text("alerts.kind." + alert.kind().key()))
                .findFirst()
                .orElse("");
    }

    private Optional<TodayList.Content> today(SignedIn reader, EnrolmentList list) {
        if (!reader.has(Role.SUPPORT_ADVISER) && !reader.has(Role.PROSECUTOR)) {
            return Optional.empty();
        }
        List<Enrolment> all = of(reader, list);
        return Optional.of(new TodayList.Content(
                "alerts.list." + ListQuestion.key(list),
                all.size(),
                PATH + "?list=" + ListQuestion.key(list),
                all.stream().limit(10).map(rows::today).toList()));
    }
}
