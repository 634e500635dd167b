package pk.gov.nsor.accountability.retention.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import pk.gov.nsor.accountability.retention.DataClass;
import pk.gov.nsor.accountability.retention.Ending;
import pk.gov.nsor.accountability.retention.Erasures;
import pk.gov.nsor.accountability.retention.RetentionList;
import pk.gov.nsor.accountability.retention.Tombstone;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.kernel.RegisterNumber;
import pk.gov.nsor.foundation.reference.PolicyValues;
import pk.gov.nsor.foundation.shell.NavigationEntry;
import pk.gov.nsor.foundation.shell.NavigationGroup;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.foundation.shell.list.Cell;
import pk.gov.nsor.foundation.shell.list.ListPage;
import pk.gov.nsor.foundation.shell.list.ListPages;

/** The classes of data, what is due of the records and what is held, and the tombstones. */
@Controller
class RetentionController {

    /** What is due within so many days is shown as due soon. */
    private static final int SOON_DAYS = 90;

    private static final int MOST_LISTED = 20_000;

    private final RetentionList list;
    private final Erasures erasures;
    private final ListPages lists;
    private final PolicyValues values;
    private final Trail trail;
    private final UiFormat uiFormat;
    private final Clock clock;

    RetentionController(
            RetentionList list,
            Erasures erasures,
            ListPages lists,
            PolicyValues values,
            Trail trail,
            UiFormat uiFormat,
            Clock clock) {
        this.list = list;
        this.erasures = erasures;
        this.lists = lists;
        this.values = values;
        this.trail = trail;
        this.uiFormat = uiFormat;
        this.clock = clock;
    }

    @GetMapping("/retention")
    @Allows(
            value = {Role.REGISTRAR, Role.NATIONAL_SUPERVISOR, Role.AUDITOR},
            action = TrailAction.RETENTION_VIEWED)
    String classes(Actor actor, Model model) {
        trail.appendAlone(TrailEntry.done(actor, TrailAction.RETENTION_VIEWED).with(Map.of("list", "classes")));
        model.addAttribute("lines", list.all());
        model.addAttribute("today", LocalDate.now(clock));
        return "retention/classes";
    }

    @GetMapping("/retention/due")
    @Allows(
            value = {Role.REGISTRAR, Role.NATIONAL_SUPERVISOR},
            action = TrailAction.RETENTION_VIEWED)
    String due(HttpServletRequest request, Actor actor, Model model) {
        model.addAttribute("days", SOON_DAYS);
        return lists.show(due(actor), request, model);
    }

    /** The list as a file, every line of it. */
    @GetMapping("/retention/due.csv")
    @Allows(
            value = {Role.REGISTRAR, Role.NATIONAL_SUPERVISOR},
            action = TrailAction.RETENTION_VIEWED)
    void export(HttpServletRequest request, Actor actor, HttpServletResponse response) {
        lists.send(due(actor), request, response);
    }

    private ListPage<Ending> due(Actor actor) {
        return ListPage.<Ending>at("/retention/due", "retention.due")
                .template("retention/due")
                .heading("retention.due")
                .choice("class", "retention.class", "retention.class.every", DataClass.class, this::name)
                .column("retention.number", ending -> new RegisterNumber(ending.number()))
                .sortable()
                .column("retention.class", ending -> name(ending.dataClass()))
                .sortable()
                .column("retention.since", Ending::since)
                .sortable()
                .column("retention.due-on", Ending::dueOn)
                .sorted()
                .column("retention.state", ending -> uiFormat.text(state(ending)))
                .sortable()
                .naming(Ending::person)
                .none("retention.due.none")
                .exported(true)
                .viewed(TrailEntry.done(actor, TrailAction.RETENTION_VIEWED).with(Map.of("list", "due")))
                .from(
                        question -> erasures.soon(SOON_DAYS, MOST_LISTED).stream()
                                .filter(ending -> question.chosen("class", DataClass.class)
                                        .map(chosen -> chosen == ending.dataClass())
                                        .orElse(true))
                                .toList(),
                        Map.of(
                                "number", Comparator.comparing(Ending::number),
                                "class", Comparator.comparing(ending -> name(ending.dataClass())),
                                "since", Comparator.comparing(Ending::since),
                                "due-on", Comparator.comparing(Ending::dueOn),
                                "state", Comparator.comparing(this::state)),
                        Comparator.comparing(Ending::dueOn).thenComparing(Ending::number));
    }

    private String name(DataClass dataClass) {
        return uiFormat.text("retention.class." + dataClass.key());
    }

    @GetMapping("/retention/tombstones")
    @Allows(
            value = {Role.REGISTRAR, Role.NATIONAL_SUPERVISOR, Role.AUDITOR},
            action = TrailAction.RETENTION_VIEWED)
    String tombstones(HttpServletRequest request, Actor actor, Model model) {
        ListPage<Tombstone> page = ListPage.<Tombstone>at("/retention/tombstones", "retention.tombstones")
                .template("retention/tombstones")
                .about("retention.tombstones.what")
                .onPage(
                        "retention.tombstone",
                        one -> new Cell.Code(one.subject().toString()))
                .onPage(
                        "retention.class",
                        one -> uiFormat.text(
                                "retention.class." + one.dataClass().key()))
                .sortable()
                .onPage("retention.due-on", Tombstone::dueOn)
                .sortable()
                .onPage("retention.erased-on", Tombstone::erasedOn)
                .sortedDown()
                .onPage(
                        "retention.rule",
                        one -> Cell.of(rule(one.policy())).quiet(uiFormat.text("retention.rows", one.lines())))
                .sortable()
                .onPage(
                        "retention.key",
                        one -> one.keysGoneAt() == null
                                ? uiFormat.text("retention.key.waits")
                                : one.keysGoneAt().toInstant())
                .sortable()
                .none("retention.tombstones.none")
                .viewed(TrailEntry.done(actor, TrailAction.RETENTION_VIEWED).with(Map.of("list", "tombstones")))
                .from(
                        question -> erasures.countTombstones(),
                        (question, after, most) -> erasures.tombstones(question.sort(), after, most));
        return lists.show(page, request, model);
    }

    private String state(Ending ending) {
        return ending.obstacle() != null
                ? "retention.obstacle." + ending.obstacle().key()
                : ending.dueOn().isAfter(LocalDate.now(clock)) ? "retention.due.later" : "retention.due.now";
    }

    /** Registrars and national supervisors, whose navigation is full, come to it from the menu. */
    @Configuration(proxyBeanMethods = false)
    static class Navigation {

        @Bean
        NavigationEntry retentionEntry() {
            return new NavigationEntry(
                    "retention.title",
                    "/retention",
                    NavigationGroup.OVERSIGHT,
                    60,
                    Set.of(Role.REGISTRAR, Role.NATIONAL_SUPERVISOR, Role.AUDITOR));
        }
    }

    /** What the row of the policy means by which a record was due, of its key and its version. */
    private String rule(String policy) {
        String[] row = policy.split(" ");
        return values.history(row[0]).stream()
                .filter(value ->
                        row.length > 1 && Integer.toString(value.version()).equals(row[1]))
                .map(value -> value.meaning(LocaleContextHolder.getLocale().getLanguage()))
                .findFirst()
                .orElse(policy);
    }
}
