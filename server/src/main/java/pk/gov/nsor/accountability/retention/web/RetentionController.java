package pk.gov.nsor.accountability.retention.web;

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
import org.springframework.web.bind.annotation.RequestParam;
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

/** The classes of data, what is due of the records and what is held, and the tombstones. */
@Controller
class RetentionController {

    /** What is due within so many days is shown as due soon. */
    private static final int SOON_DAYS = 90;

    private static final int SHOWN = 200;
    private static final int MOST_EXPORTED = 20_000;
    private static final int PAGE = 50;

    private final RetentionList list;
    private final Erasures erasures;
    private final Exports exports;
    private final Trail trail;
    private final UiFormat uiFormat;
    private final Clock clock;

    RetentionController(
            RetentionList list, Erasures erasures, Exports exports, Trail trail, UiFormat uiFormat, Clock clock) {
        this.list = list;
        this.erasures = erasures;
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
    String tombstones(@RequestParam(defaultValue = "1") int page, Actor actor, Model model) {
        trail.appendAlone(TrailEntry.done(actor, TrailAction.RETENTION_VIEWED).with(Map.of("list", "tombstones")));
        long count = erasures.countTombstones();
        long pages = Math.max(1, (count + PAGE - 1) / PAGE);
        long here = Math.clamp(page, 1, pages);
        List<Tombstone> found = erasures.tombstones((here - 1) * PAGE, PAGE);
        model.addAttribute("lines", found);
        model.addAttribute("count", count);
        model.addAttribute("first", found.isEmpty() ? 0 : (here - 1) * PAGE + 1);
        model.addAttribute("last", (here - 1) * PAGE + found.size());
        model.addAttribute("page", here);
        model.addAttribute("pages", pages);
        return "retention/tombstones";
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
