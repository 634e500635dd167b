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
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.shell.Crumb;
import pk.gov.nsor.foundation.shell.Decides;
import pk.gov.nsor.foundation.shell.Deciding;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.policing.supervision.Escalation.Level;

/** One access alert with its figures and the views that led to it; a supervisor decides it, an auditor may object. */
@Controller
@RequestMapping("/findings/{id}")
@Allows(
        value = {Role.NATIONAL_SUPERVISOR, Role.PROVINCIAL_SUPERVISOR, Role.DISTRICT_SUPERVISOR, Role.AUDITOR},
        action = TrailAction.FINDING_VIEWED)
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
    String finding(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "1") int page,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            Model model) {
        AccessAlert finding = find(id, reader);
        AccessAlertScope scope = AccessAlertsController.scope(reader);
        int skip = (Math.max(1, page) - 1) * PAGE;
        trail.appendAlone(TrailEntry.done(actor, TrailAction.FINDING_VIEWED)
                .about(id)
                .naming(lines.namedIn(accessAlerts.entries(finding, skip, PAGE), scope)));
        return show(finding, reader, new Form(), page, model);
    }

    /** Where a page that came of a refusal is asked for again, as after a change of the language. */
    @GetMapping({"/disposition", "/objection"})
    String again(@PathVariable UUID id) {
        return "redirect:/findings/" + id;
    }

    @PostMapping("/disposition")
    @Allows(
            value = {Role.NATIONAL_SUPERVISOR, Role.PROVINCIAL_SUPERVISOR, Role.DISTRICT_SUPERVISOR},
            action = TrailAction.FINDING_DISPOSED)
    String dispose(
            @PathVariable UUID id,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            HttpServletRequest request,
            RedirectAttributes flash,
            Model model) {
        AccessAlert finding = find(id, reader);
        Form form = Form.of(request.getParameterMap());
        Optional<StepKind> kind = form.choice("kind", "invalid.vigilance.kind", StepKind.class);
        Optional<Integer> days = form.read("days", AccessAlertController::number);
        boolean isDone = form.isValid()
                && form.whole(
                                "reason",
                                () -> deciding.once(request, () -> {
                                    accessAlerts.dispose(
                                            id,
                                            kind.orElseThrow(),
                                            form.value("reason"),
                                            days.orElse(0),
                                            reader,
                                            actor);
                                    return "";
                                }))
                        .isPresent();
        return after(isDone, "vigilance.disposed.done", finding, reader, form, flash, model);
    }

    @PostMapping("/objection")
    @Allows(value = Role.AUDITOR, action = TrailAction.FINDING_OBJECTED)
    String object(
            @PathVariable UUID id,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            HttpServletRequest request,
            RedirectAttributes flash,
            Model model) {
        AccessAlert finding = find(id, reader);
        Form form = Form.of(request.getParameterMap());
        boolean isDone = form.whole(
                        "reason",
                        () -> deciding.once(request, () -> {
                            accessAlerts.object(id, form.value("reason"), reader, actor);
                            return "";
                        }))
                .isPresent();
        return after(isDone, "vigilance.objected.done", finding, reader, form, flash, model);
    }

    private String after(
            boolean isDone,
            String told,
            AccessAlert finding,
            SignedIn reader,
            Form form,
            RedirectAttributes flash,
            Model model) {
        if (!isDone) {
            return show(finding, reader, form, 1, model);
        }
        flash.addFlashAttribute("flash", told);
        return "redirect:/findings/" + finding.id();
    }

    private String show(AccessAlert finding, SignedIn reader, Form form, int page, Model model) {
        AccessAlertScope scope = AccessAlertsController.scope(reader);
        int count = accessAlerts.countEntries(finding);
        int pages = Math.max(1, (count + PAGE - 1) / PAGE);
        int here = Math.clamp(page, 1, pages);
        model.addAttribute("line", lines.of(finding, scope));
        model.addAttribute("looks", lines.looks(accessAlerts.entries(finding, (here - 1) * PAGE, PAGE), scope));
        model.addAttribute("count", count);
        model.addAttribute("page", here);
        model.addAttribute("pages", pages);
        model.addAttribute("done", lines.done(finding));
        model.addAttribute("mayDispose", accessAlerts.mayDispose(finding, scope));
        model.addAttribute("mayObject", scope.isAuditor() && finding.state() == AccessAlertState.DISPOSED);
        model.addAttribute("leadsToAccount", reader.has(Role.NATIONAL_SUPERVISOR) && finding.officer() != null);
        model.addAttribute("kinds", StepKind.dispositions());
        model.addAttribute("longest", accessAlerts.longestExplanation());
        model.addAttribute("form", form);
        if (scope.level() == Level.NATIONAL) {
            // Whose navigation has no entry for the list that would be part of the way already.
            model.addAttribute("crumb", new Crumb(uiFormat.text("vigilance.title"), "/findings"));
        }
        return "vigilance/finding";
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
            throw new InvalidValueException("vigilance.number", "Write a whole number.");
        }
    }
}
