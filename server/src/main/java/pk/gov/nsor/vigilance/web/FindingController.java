package pk.gov.nsor.vigilance.web;

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
import pk.gov.nsor.access.Allows;
import pk.gov.nsor.access.Role;
import pk.gov.nsor.access.SignedIn;
import pk.gov.nsor.audit.Actor;
import pk.gov.nsor.audit.Trail;
import pk.gov.nsor.audit.TrailAction;
import pk.gov.nsor.audit.TrailEntry;
import pk.gov.nsor.kernel.InvalidValueException;
import pk.gov.nsor.shell.Crumb;
import pk.gov.nsor.shell.Form;
import pk.gov.nsor.shell.Shown;
import pk.gov.nsor.supervision.Escalation.Level;
import pk.gov.nsor.vigilance.Finding;
import pk.gov.nsor.vigilance.FindingScope;
import pk.gov.nsor.vigilance.FindingState;
import pk.gov.nsor.vigilance.Findings;
import pk.gov.nsor.vigilance.StepKind;

/** One finding with its figures and the looks behind it; a supervisor disposes of it, an auditor objects. */
@Controller
@RequestMapping("/findings/{id}")
@Allows(
        value = {Role.NATIONAL_SUPERVISOR, Role.PROVINCIAL_SUPERVISOR, Role.DISTRICT_SUPERVISOR, Role.AUDITOR},
        action = TrailAction.FINDING_VIEWED)
class FindingController {

    private static final int PAGE = 50;

    private final Findings findings;
    private final FindingLines lines;
    private final Trail trail;
    private final Shown shown;

    FindingController(Findings findings, FindingLines lines, Trail trail, Shown shown) {
        this.findings = findings;
        this.lines = lines;
        this.trail = trail;
        this.shown = shown;
    }

    @GetMapping
    String finding(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "1") int page,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            Model model) {
        Finding finding = find(id, reader);
        trail.appendAlone(TrailEntry.done(actor, TrailAction.FINDING_VIEWED).about(id));
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
        Finding finding = find(id, reader);
        Form form = Form.of(request.getParameterMap());
        Optional<StepKind> kind = form.choice("kind", "invalid.vigilance.kind", StepKind.class);
        Optional<Integer> days = form.read("days", FindingController::number);
        boolean isDone = form.isValid()
                && form.whole("reason", () -> {
                            findings.dispose(
                                    id, kind.orElseThrow(), form.value("reason"), days.orElse(0), reader, actor);
                            return true;
                        })
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
        Finding finding = find(id, reader);
        Form form = Form.of(request.getParameterMap());
        boolean isDone = form.whole("reason", () -> {
                    findings.object(id, form.value("reason"), reader, actor);
                    return true;
                })
                .isPresent();
        return after(isDone, "vigilance.objected.done", finding, reader, form, flash, model);
    }

    private String after(
            boolean isDone,
            String told,
            Finding finding,
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

    private String show(Finding finding, SignedIn reader, Form form, int page, Model model) {
        FindingScope scope = FindingsController.scope(reader);
        int count = findings.countEntries(finding);
        int pages = Math.max(1, (count + PAGE - 1) / PAGE);
        int here = Math.clamp(page, 1, pages);
        model.addAttribute("line", lines.of(finding, scope));
        model.addAttribute("looks", lines.looks(findings.entries(finding, (here - 1) * PAGE, PAGE), scope));
        model.addAttribute("count", count);
        model.addAttribute("page", here);
        model.addAttribute("pages", pages);
        model.addAttribute("done", lines.done(finding));
        model.addAttribute("mayDispose", findings.mayDispose(finding, scope));
        model.addAttribute("mayObject", scope.isAuditor() && finding.state() == FindingState.DISPOSED);
        model.addAttribute("leadsToAccount", reader.has(Role.NATIONAL_SUPERVISOR) && finding.officer() != null);
        model.addAttribute("kinds", StepKind.dispositions());
        model.addAttribute("longest", findings.longestExplanation());
        model.addAttribute("form", form);
        if (scope.level() == Level.NATIONAL) {
            // Whose navigation has no entry for the list that would be part of the way already.
            model.addAttribute("crumb", new Crumb(shown.text("vigilance.title"), "/findings"));
        }
        return "vigilance/finding";
    }

    private Finding find(UUID id, SignedIn reader) {
        return findings.find(id, FindingsController.scope(reader))
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
