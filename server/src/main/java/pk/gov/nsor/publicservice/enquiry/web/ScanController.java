package pk.gov.nsor.publicservice.enquiry.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import pk.gov.nsor.foundation.access.Account;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.shell.Crumb;
import pk.gov.nsor.foundation.shell.Decides;
import pk.gov.nsor.foundation.shell.Deciding;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.foundation.shell.list.Cell;
import pk.gov.nsor.foundation.shell.list.ListPage;
import pk.gov.nsor.foundation.shell.list.ListPages;
import pk.gov.nsor.publicservice.enquiry.ScanAlerts;
import pk.gov.nsor.publicservice.enquiry.ScanAlerts.Alert;

/** Scans that were noticed: taken on with a note, and closed with another. */
@Controller
@RequestMapping("/scans")
@Allows(
        value = {Role.REGISTRAR, Role.NATIONAL_SUPERVISOR},
        action = TrailAction.SCAN_ALERTS_VIEWED)
class ScanController {

    private final ScanAlerts alerts;
    private final Accounts accounts;
    private final ListPages lists;
    private final Deciding deciding;
    private final Trail trail;
    private final UiFormat uiFormat;
    private final Clock clock;

    ScanController(
            ScanAlerts alerts,
            Accounts accounts,
            ListPages lists,
            Deciding deciding,
            Trail trail,
            UiFormat uiFormat,
            Clock clock) {
        this.alerts = alerts;
        this.accounts = accounts;
        this.lists = lists;
        this.deciding = deciding;
        this.trail = trail;
        this.uiFormat = uiFormat;
        this.clock = clock;
    }

    /** The list holds figures only, and nothing of anybody's data. */
    @GetMapping
    String list(HttpServletRequest request, Actor actor, Model model) {
        return lists.show(list(actor), request, model);
    }

    private ListPage<Alert> list(Actor actor) {
        return ListPage.<Alert>at("/scans", "scan.title")
                .about("scan.what")
                .tabs("state", "scan.list.", question -> {
                    Map<String, Long> counts = new LinkedHashMap<>();
                    counts.put("open", alerts.countOpen());
                    counts.put("closed", alerts.countClosed());
                    return counts;
                })
                .column(
                        "scan.state",
                        alert -> alert.state().equals("new")
                                ? Cell.of(null).urgent(uiFormat.text("scan.state.new"))
                                : uiFormat.text("scan.state." + alert.state()))
                .column(
                        "scan.pattern",
                        alert ->
                                uiFormat.text("scan.kind." + alert.kind().name().toLowerCase(Locale.ROOT)))
                .column("scan.noticed", alert -> alert.raisedAt().toInstant())
                .column("scan.numbers", Alert::numbers)
                .column("scan.senders", Alert::senders)
                .allSortable()
                .action(
                        alert -> "/scans/" + alert.id(),
                        alert -> "shell.list.open",
                        alert -> uiFormat.moment(alert.raisedAt().toInstant()))
                .none("scan.none")
                .viewed(TrailEntry.done(actor, TrailAction.SCAN_ALERTS_VIEWED))
                .from(
                        question -> 0,
                        (question, after, most) ->
                                alerts.list(question.tab().equals("closed"), question.sort(), after, most));
    }

    @Decides(DisputesPage.Scan.class)
    @GetMapping("/{id}")
    String alert(@PathVariable UUID id, Actor actor, Model model) {
        trail.appendAlone(TrailEntry.done(actor, TrailAction.SCAN_ALERTS_VIEWED).about(id));
        return show(id, new Form(), model);
    }

    @Decides(DisputesPage.Scan.class)
    @PostMapping("/{id}/acknowledge")
    @Allows(
            value = {Role.REGISTRAR, Role.NATIONAL_SUPERVISOR},
            action = TrailAction.SCAN_ALERT_ACKNOWLEDGED)
    String acknowledge(
            @PathVariable UUID id,
            Actor actor,
            HttpServletRequest request,
            Form form,
            RedirectAttributes flash,
            Model model) {
        boolean isDone = deciding.once(request, form, "note", () -> alerts.acknowledge(id, form.value("note"), actor));
        return after(id, isDone, "scan.acknowledged", form, flash, model);
    }

    @Decides(DisputesPage.Scan.class)
    @PostMapping("/{id}/close")
    @Allows(
            value = {Role.REGISTRAR, Role.NATIONAL_SUPERVISOR},
            action = TrailAction.SCAN_ALERT_CLOSED)
    String close(
            @PathVariable UUID id,
            Actor actor,
            HttpServletRequest request,
            Form form,
            RedirectAttributes flash,
            Model model) {
        boolean isDone = deciding.once(request, form, "note", () -> alerts.close(id, form.value("note"), actor));
        return after(id, isDone, "scan.closed", form, flash, model);
    }

    private String after(UUID id, boolean isDone, String told, Form form, RedirectAttributes flash, Model model) {
        if (!isDone) {
            return show(id, form, model);
        }
        flash.addFlashAttribute("flash", told);
        return "redirect:/scans/" + id;
    }

    private String show(UUID id, Form form, Model model) {
        Alert alert = alerts.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("alert", alert);
        model.addAttribute(
                "isSlowed", alert.closed() == null && !LocalDate.now(clock).isAfter(alert.windowTo()));
        model.addAttribute(
                "acknowledgedBy",
                alert.acknowledged() == null ? "" : name(alert.acknowledged().by()));
        model.addAttribute(
                "closedBy", alert.closed() == null ? "" : name(alert.closed().by()));
        model.addAttribute("form", form);
        model.addAttribute("crumb", new Crumb(uiFormat.text("scan.title"), "/scans"));
        return "enquiry/scan";
    }

    private String name(UUID account) {
        return accounts.find(account).map(Account::displayName).orElse("");
    }
}
