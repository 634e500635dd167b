package pk.gov.nsor.accountability.emergencyaccess.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import pk.gov.nsor.accountability.emergencyaccess.EmergencyAccess;
import pk.gov.nsor.accountability.emergencyaccess.EmergencyAccess.Decision;
import pk.gov.nsor.accountability.emergencyaccess.EmergencyAccessReviews;
import pk.gov.nsor.foundation.access.Account;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.shell.Decides;
import pk.gov.nsor.foundation.shell.Deciding;
import pk.gov.nsor.foundation.shell.Form;

/** One record that was opened by its number: what the reader says of it, and what the supervisors say. */
@Controller
@RequestMapping("/emergency-access/{breaking}")
@Allows(
        value = {
            Role.NATIONAL_SUPERVISOR,
            Role.PROVINCIAL_SUPERVISOR,
            Role.DISTRICT_SUPERVISOR,
            Role.SUPERVISING_OFFICER
        },
        action = TrailAction.EMERGENCY_ACCESS_VIEWED)
@Decides(EmergencyAccessPage.class)
class EmergencyAccessController {

    private final EmergencyAccessReviews answers;
    private final Accounts accounts;
    private final Trail trail;
    private final Deciding deciding;
    private final Clock clock;

    EmergencyAccessController(
            EmergencyAccessReviews answers, Accounts accounts, Trail trail, Deciding deciding, Clock clock) {
        this.answers = answers;
        this.accounts = accounts;
        this.trail = trail;
        this.deciding = deciding;
        this.clock = clock;
    }

    @GetMapping
    String page(@PathVariable UUID breaking, @AuthenticationPrincipal SignedIn reader, Actor actor, Model model) {
        EmergencyAccess found = find(breaking, reader);
        trail.appendAlone(
                TrailEntry.done(actor, TrailAction.EMERGENCY_ACCESS_VIEWED).about(breaking));
        return show(found, reader, new Form(), model);
    }

    @PostMapping("/outcome")
    @Allows(
            value = {Role.PROVINCIAL_SUPERVISOR, Role.DISTRICT_SUPERVISOR, Role.SUPERVISING_OFFICER},
            action = TrailAction.EMERGENCY_ACCESS_ANSWERED)
    String say(
            @PathVariable UUID breaking,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            HttpServletRequest request,
            RedirectAttributes flash,
            Model model) {
        return done(
                breaking,
                reader,
                request,
                "outcome",
                "emergency-access.done.said",
                form -> answers.say(breaking, form.value("outcome"), reader, actor),
                flash,
                model);
    }

    @PostMapping("/decision")
    @Allows(
            value = {Role.NATIONAL_SUPERVISOR, Role.PROVINCIAL_SUPERVISOR, Role.DISTRICT_SUPERVISOR},
            action = TrailAction.EMERGENCY_ACCESS_DECIDED)
    String decide(
            @PathVariable UUID breaking,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            HttpServletRequest request,
            RedirectAttributes flash,
            Model model) {
        return done(
                breaking,
                reader,
                request,
                "decision",
                "emergency-access.done.decided",
                form -> form.choice("decision", "emergency-access.decision.missing", Decision.class)
                        .ifPresent(chosen -> answers.decide(breaking, chosen, form.value("remark"), reader, actor)),
                flash,
                model);
    }

    @PostMapping("/settlement")
    @Allows(value = Role.NATIONAL_SUPERVISOR, action = TrailAction.EMERGENCY_ACCESS_SETTLED)
    String settle(
            @PathVariable UUID breaking,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            HttpServletRequest request,
            RedirectAttributes flash,
            Model model) {
        return done(
                breaking,
                reader,
                request,
                "settlement",
                "emergency-access.done.settled",
                form -> answers.settle(breaking, reader, actor),
                flash,
                model);
    }

    @PostMapping("/reopening")
    @Allows(
            value = {Role.NATIONAL_SUPERVISOR, Role.PROVINCIAL_SUPERVISOR, Role.DISTRICT_SUPERVISOR},
            action = TrailAction.EMERGENCY_ACCESS_REOPENED)
    String reopen(
            @PathVariable UUID breaking,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            HttpServletRequest request,
            RedirectAttributes flash,
            Model model) {
        return done(
                breaking,
                reader,
                request,
                "reopening",
                "emergency-access.done.reopened",
                form -> answers.reopen(breaking, reader, actor),
                flash,
                model);
    }

    /** Does it and comes back to the page; shows what is wrong where it is refused. */
    private String done(
            UUID id,
            SignedIn reader,
            HttpServletRequest request,
            String field,
            String message,
            java.util.function.Consumer<Form> action,
            RedirectAttributes flash,
            Model model) {
        EmergencyAccess found = find(id, reader);
        Form form = Form.of(request.getParameterMap());
        var _ = form.whole(
                field,
                () -> deciding.once(request, () -> {
                    action.accept(form);
                    return "";
                }));
        if (!form.isValid()) {
            return show(found, reader, form, model);
        }
        flash.addFlashAttribute("flash", message);
        return "redirect:/emergency-access/" + id;
    }

    private EmergencyAccess find(UUID id, SignedIn reader) {
        return answers.find(id, reader).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private String show(EmergencyAccess breaking, SignedIn reader, Form form, Model model) {
        var now = clock.instant();
        boolean isOwn = breaking.reader().equals(reader.accountId());
        boolean decides = breaking.decision() == null && breaking.isDecidedBy(reader, now);
        boolean waits = breaking.waitsForReader();
        model.addAttribute("breaking", breaking);
        model.addAttribute("form", form);
        model.addAttribute("written", answers.written(breaking));
        model.addAttribute("by", name(breaking.reader()));
        model.addAttribute("decider", breaking.decidedBy() == null ? "" : name(breaking.decidedBy()));
        model.addAttribute("open", breaking.isOpen(now));
        model.addAttribute("overdue", breaking.isOverdue(now));
        UUID repeats = breaking.repeats();
        model.addAttribute(
                "repeated",
                repeats == null ? null : answers.find(repeats, reader).orElse(null));
        model.addAttribute("own", isOwn);
        model.addAttribute("maySay", isOwn && waits);
        model.addAttribute("mayDecide", decides && (!waits || breaking.isOverdue(now)));
        model.addAttribute("mayAccept", !waits);
        model.addAttribute("decidesLater", decides && waits && !breaking.isOverdue(now));
        model.addAttribute("maySettle", breaking.isObjected() && !isOwn && reader.has(Role.NATIONAL_SUPERVISOR));
        model.addAttribute("mayReopen", answers.mayReopen(breaking, reader));
        return "emergencyaccess/breaking";
    }

    private String name(UUID account) {
        return accounts.find(account).map(Account::displayName).orElse("");
    }
}
