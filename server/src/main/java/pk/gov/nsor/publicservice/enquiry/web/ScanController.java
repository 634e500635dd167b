package pk.gov.nsor.publicservice.enquiry.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
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
import pk.gov.nsor.publicservice.enquiry.ScanAlerts;
import pk.gov.nsor.publicservice.enquiry.ScanAlerts.Alert;

/** Scans that were noticed: taken on with a note, and closed with another. */
@Controller
@RequestMapping("/scans")
@Allows(
        value = {Role.REGISTRAR, Role.NATIONAL_SUPERVISOR},
        action = TrailAction.SCAN_ALERTS_VIEWED)
class ScanController {

    private static final int LISTED = 50;
    private static final int MOST_PAGES = 1_000;

    private final ScanAlerts alerts;
    private final Accounts accounts;
    private final Deciding deciding;
    private final Trail trail;
    private final UiFormat uiFormat;
    private final Clock clock;

    ScanController(
            ScanAlerts alerts, Accounts accounts, Deciding deciding, Trail trail, UiFormat uiFormat, Clock clock) {
        this.alerts = alerts;
        this.accounts = accounts;
        this.deciding = deciding;
        this.trail = trail;
        this.uiFormat = uiFormat;
        this.clock = clock;
    }

    /** The list holds figures only, and nothing of anybody's data. */
    @GetMapping
    String list(@RequestParam(defaultValue = "1") int page, Model model) {
        int here = Math.clamp(page, 1, MOST_PAGES);
        List<Alert> found = alerts.latest((here - 1) * LISTED, LISTED + 1);
        model.addAttribute("open", alerts.countOpen());
        model.addAttribute("alerts", found.stream().limit(LISTED).toList());
        model.addAttribute("page", here);
        model.addAttribute("hasNext", found.size() > LISTED);
        return "enquiry/scans";
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
            @PathVariable UUID id, Actor actor, HttpServletRequest request, RedirectAttributes flash, Model model) {
        Form form = Form.of(request.getParameterMap());
        Optional<String> done = form.whole(
                "note",
                () -> deciding.once(request, () -> {
                    alerts.acknowledge(id, form.value("note"), actor);
                    return "";
                }));
        return after(id, done, "scan.acknowledged", form, flash, model);
    }

    @Decides(DisputesPage.Scan.class)
    @PostMapping("/{id}/close")
    @Allows(
            value = {Role.REGISTRAR, Role.NATIONAL_SUPERVISOR},
            action = TrailAction.SCAN_ALERT_CLOSED)
    String close(
            @PathVariable UUID id, Actor actor, HttpServletRequest request, RedirectAttributes flash, Model model) {
        Form form = Form.of(request.getParameterMap());
        Optional<String> done = form.whole(
                "note",
                () -> deciding.once(request, () -> {
                    alerts.close(id, form.value("note"), actor);
                    return "";
                }));
        return after(id, done, "scan.closed", form, flash, model);
    }

    private String after(
            UUID id, Optional<String> done, String told, Form form, RedirectAttributes flash, Model model) {
        if (done.isEmpty()) {
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
