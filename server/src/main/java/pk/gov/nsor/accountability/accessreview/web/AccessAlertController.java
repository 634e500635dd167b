package pk.gov.nsor.accountability.accessreview.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import pk.gov.nsor.accountability.accessreview.AccessAlert;
import pk.gov.nsor.accountability.accessreview.AccessAlertScope;
import pk.gov.nsor.accountability.accessreview.AccessAlertState;
import pk.gov.nsor.accountability.accessreview.AccessAlerts;
import pk.gov.nsor.accountability.accessreview.StepKind;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.escalation.EscalationLevel;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.shell.Crumb;
import pk.gov.nsor.foundation.shell.Decides;
import pk.gov.nsor.foundation.shell.Deciding;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.foundation.shell.list.Paging;

/** One access alert with its figures and the views that led to it; a supervisor decides it, an auditor may object. */
@Controller
@RequestMapping("/access-alerts/{id}")
@Allows(
        value = {Role.NATIONAL_SUPERVISOR, Role.PROVINCIAL_SUPERVISOR, Role.DISTRICT_SUPERVISOR, Role.AUDITOR},
        action = TrailAction.ACCESS_ALERT_VIEWED)
@Decides(AccessAlertPage.class)
class AccessAlertController {

    private static final int PAGE = 50;

    private final AccessAlerts accessAlerts;
    private final AccessAlertRows lines;
    private final Trail trail;
    private final Deciding deciding;
    private final UiFormat uiFormat;

    AccessAlertController(
            AccessAlerts accessAlerts, AccessAlertRows lines, Trail trail, Deciding deciding, UiFormat uiFormat) {
        this.accessAlerts = accessAlerts;
        this.lines = lines;
        this.trail = trail;
        this.deciding = deciding;
        this.uiFormat = uiFormat;
    }

    @GetMapping
    String alert(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "1") int page,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            Model model) {
        AccessAlert alert = find(id, reader);
        AccessAlertScope scope = AccessAlertsController.scope(reader);
        Paging paging = paging(alert, page);
        trail.appendAlone(TrailEntry.done(actor, TrailAction.ACCESS_ALERT_VIEWED)
                .about(id)
                .naming(lines.namedIn(accessAlerts.entries(alert, (int) paging.after(), PAGE), scope)));
        return show(alert, reader, new Form(), page, model);
    }

    /** Where a page that came of a refusal is asked for again, as after a change of the language. */
    @GetMapping({"/disposition", "/objection"})
    String again(@PathVariable UUID id) {
        return "redirect:/access-alerts/" + id;
    }

    @PostMapping("/disposition")
    @Allows(
            value = {Role.NATIONAL_SUPERVISOR, Role.PROVINCIAL_SUPERVISOR, Role.DISTRICT_SUPERVISOR},
            action = TrailAction.ACCESS_ALERT_DISPOSED)
    String dispose(
            @PathVariable UUID id,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            HttpServletRequest request,
            Form form,
            RedirectAttributes flash,
            Model model) {
        AccessAlert alert = find(id, reader);
        Optional<StepKind> kind = form.choice("kind", "invalid.access-review.kind", StepKind.class);
        Optional<Integer> days = form.read("days", AccessAlertController::number);
        boolean isDone = form.isValid()
                && deciding.once(
                        request,
                        form,
                        "reason",
                        () -> accessAlerts.dispose(
                                id, kind.orElseThrow(), form.value("reason"), days.orElse(0), reader, actor));
        return after(isDone, "access-review.disposed.done", alert, reader, form, flash, model);
    }

    @PostMapping("/objection")
    @Allows(value = Role.AUDITOR, action = TrailAction.ACCESS_ALERT_OBJECTED)
    String object(
            @PathVariable UUID id,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            HttpServletRequest request,
            Form form,
            RedirectAttributes flash,
            Model model) {
        AccessAlert alert = find(id, reader);
        boolean isDone = deciding.once(
                request, form, "reason", () -> accessAlerts.object(id, form.value("reason"), reader, actor));
        return after(isDone, "access-review.objected.done", alert, reader, form, flash, model);
    }

    private String after(
            boolean isDone,
            String told,
            AccessAlert alert,
            SignedIn reader,
            Form form,
            RedirectAttributes flash,
            Model model) {
        if (!isDone) {
            return show(alert, reader, form, 1, model);
        }
        flash.addFlashAttribute("flash", told);
        return "redirect:/access-alerts/" + alert.id();
    }

    private Paging paging(AccessAlert alert, int page) {
        return Paging.of("/access-alerts/" + alert.id(), page, PAGE, accessAlerts.countEntries(alert));
    }

    private String show(AccessAlert alert, SignedIn reader, Form form, int page, Model model) {
        AccessAlertScope scope = AccessAlertsController.scope(reader);
        Paging paging = paging(alert, page);
        model.addAttribute("line", lines.of(alert, scope));
        model.addAttribute("views", lines.views(accessAlerts.entries(alert, (int) paging.after(), PAGE), scope));
        model.addAttribute("count", paging.count());
        model.addAttribute("paging", paging);
        model.addAttribute("done", lines.done(alert));
        model.addAttribute("mayDispose", accessAlerts.mayDispose(alert, scope));
        model.addAttribute("mayObject", scope.isAuditor() && alert.state() == AccessAlertState.DISPOSED);
        model.addAttribute("leadsToAccount", reader.has(Role.NATIONAL_SUPERVISOR) && alert.officer() != null);
        model.addAttribute("kinds", StepKind.dispositions());
        model.addAttribute("longest", accessAlerts.longestExplanation());
        model.addAttribute("form", form);
        if (scope.level() == EscalationLevel.NATIONAL) {
            // Whose navigation has no entry for the list that would be part of the way already.
            model.addAttribute("crumb", new Crumb(uiFormat.text("access-review.title"), "/access-alerts"));
        }
        return "accessreview/alert";
    }

    private AccessAlert find(UUID id, SignedIn reader) {
        return accessAlerts
                .find(id, AccessAlertsController.scope(reader))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException notANumber) {
            throw new InvalidValueException("access-review.number", "Write a whole number.");
        }
    }
}
