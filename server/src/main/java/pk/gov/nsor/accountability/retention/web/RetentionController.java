package pk.gov.nsor.accountability.retention.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
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
import pk.gov.nsor.foundation.shell.CsvFile;
import pk.gov.nsor.foundation.shell.Exports;
import pk.gov.nsor.foundation.shell.NavigationEntry;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.foundation.shell.list.Cell;
import pk.gov.nsor.foundation.shell.list.ListPage;
import pk.gov.nsor.foundation.shell.list.ListPages;

/** The classes of data, what is due of the records and what is held, and the tombstones. */
@Controller
class RetentionController {

    /** What is due within so many days is shown as due soon. */
    private static final int SOON_DAYS = 90;

    private static final int SHOWN = 200;
    private static final int MOST_EXPORTED = 20_000;

    private final RetentionList list;
    private final Erasures erasures;
    private final ListPages lists;
    private final Exports exports;
    private final Trail trail;
    private final UiFormat uiFormat;
    private final Clock clock;

    RetentionController(
            RetentionList list,
            Erasures erasures,
            ListPages lists,
            Exports exports,
            Trail trail,
            UiFormat uiFormat,
            Clock clock) {
        this.list = list;
        this.erasures = erasures;
        this.lists = lists;
        this.exports = exports;
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
    String due(Actor actor, Model model) {
        List<Ending> endings = erasures.soon(SOON_DAYS, SHOWN + 1);
        trail.appendAlone(TrailEntry.done(actor, TrailAction.RETENTION_VIEWED)
                .with(Map.of("list", "due"))
                .naming(endings.stream().limit(SHOWN).map(Ending::person).toList()));
        model.addAttribute(
                "lines",
                endings.stream().limit(SHOWN).map(RetentionController::line).toList());
        model.addAttribute("more", endings.size() > SHOWN);
        model.addAttribute("days", SOON_DAYS);
        model.addAttribute("today", LocalDate.now(clock));
        return "retention/due";
    }

    /** The list as a file, every line of it. */
    @GetMapping("/retention/due.csv")
    @Allows(
            value = {Role.REGISTRAR, Role.NATIONAL_SUPERVISOR},
            action = TrailAction.RETENTION_VIEWED)
    void export(Actor actor, HttpServletResponse response) {
        exports.send(
                response,
                TrailEntry.done(actor, TrailAction.RETENTION_VIEWED).with(Map.of("list", "due", "form", "csv")),
                "retention-due.csv",
                this::file);
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
                        one -> Cell.of(new Cell.Code(one.policy())).quiet(uiFormat.text("retention.rows", one.lines())))
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

    /** An ending with the number as it is written. */
    record Line(String number, Ending ending) {}

    private static Line line(Ending ending) {
        return new Line(new RegisterNumber(ending.number()).formatted(), ending);
    }

    private CsvFile file() {
        CsvFile file = new CsvFile(List.of(
                uiFormat.text("retention.number"),
                uiFormat.text("retention.class"),
                uiFormat.text("retention.since"),
                uiFormat.text("retention.due-on"),
                uiFormat.text("retention.state")));
        for (Ending ending : erasures.soon(SOON_DAYS, MOST_EXPORTED)) {
            file.line(
                    line(ending).number(),
                    uiFormat.text("retention.class." + ending.dataClass().key()),
                    ending.since(),
                    ending.dueOn(),
                    uiFormat.text(state(ending)));
            file.naming(ending.person());
        }
        return file;
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
            return new NavigationEntry("retention.title", "/retention", 58, Set.of(Role.AUDITOR));
        }
    }
}
