package pk.gov.nsor.accountability.emergencyaccess.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
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
@RequestMapping("/emergency-access/{emergencyAccess}")
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
    String page(
            @PathVariable UUID emergencyAccess, @AuthenticationPrincipal SignedIn reader, Actor actor, Model model) {
        EmergencyAccess found = find(emergencyAccess, reader);
        trail.appendAlone(TrailEntry.done(actor, TrailAction.EMERGENCY_ACCESS_VIEWED)
                .about(emergencyAccess)
                .naming(Stream.concat(Stream.of(found), repeated(found, reader).stream())
                        .flatMap(one -> Stream.ofNullable(one.person()))
                        .toList()));
        return show(found, reader, new Form(), model);
    }

    @PostMapping("/outcome")
    @Allows(
            value = {Role.PROVINCIAL_SUPERVISOR, Role.DISTRICT_SUPERVISOR, Role.SUPERVISING_OFFICER},
            action = TrailAction.EMERGENCY_ACCESS_ANSWERED)
    String say(
            @PathVariable UUID emergencyAccess,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            HttpServletRequest request,
            Form sent,
            RedirectAttributes flash,
            Model model) {
        return done(
                emergencyAccess,
                reader,
                request,
                sent,
                "outcome",
                "emergency-access.done.said",
                form -> answers.say(emergencyAccess, form.value("outcome"), reader, actor),
                flash,
                model);
    }

    @PostMapping("/decision")
    @Allows(
            value = {Role.NATIONAL_SUPERVISOR, Role.PROVINCIAL_SUPERVISOR, Role.DISTRICT_SUPERVISOR},
            action = TrailAction.EMERGENCY_ACCESS_DECIDED)
    String decide(
            @PathVariable UUID emergencyAccess,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            HttpServletRequest request,
            Form sent,
            RedirectAttributes flash,
            Model model) {
        return done(
                emergencyAccess,
                reader,
                request,
                sent,
                "decision",
                "emergency-access.done.decided",
                form -> form.choice("decision", "emergency-access.decision.missing", Decision.class)
                        .ifPresent(
                                chosen -> answers.decide(emergencyAccess, chosen, form.value("remark"), reader, actor)),
                flash,
                model);
    }

    @PostMapping("/settlement")
    @Allows(value = Role.NATIONAL_SUPERVISOR, action = TrailAction.EMERGENCY_ACCESS_SETTLED)
    String settle(
            @PathVariable UUID emergencyAccess,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            HttpServletRequest request,
            Form sent,
            RedirectAttributes flash,
            Model model) {
        return done(
                emergencyAccess,
                reader,
                request,
                sent,
                "settlement",
                "emergency-access.done.settled",
                form -> answers.settle(emergencyAccess, reader, actor),
                flash,
                model);
    }

    @PostMapping("/reopening")
    @Allows(
            value = {Role.NATIONAL_SUPERVISOR, Role.PROVINCIAL_SUPERVISOR, Role.DISTRICT_SUPERVISOR},
            action = TrailAction.EMERGENCY_ACCESS_REOPENED)
    String reopen(
            @PathVariable UUID emergencyAccess,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            HttpServletRequest request,
            Form sent,
            RedirectAttributes flash,
            Model model) {
        return done(
                emergencyAccess,
                reader,
                request,
                sent,
                "reopening",
                "emergency-access.done.reopened",
                form -> answers.reopen(emergencyAccess, reader, actor),
                flash,
                model);
    }

    /** Does it and comes back to the page; shows what is wrong where it is refused. */
    private String done(
            UUID id,
            SignedIn reader,
            HttpServletRequest request,
            Form form,
            String field,
            String message,
            java.util.function.Consumer<Form> action,
            RedirectAttributes flash,
            Model model) {
        EmergencyAccess found = find(id, reader);
        boolean _ = deciding.once(request, form, field, () -> action.accept(form));
        if (!form.isValid()) {
            return show(found, reader, form, model);
        }
        flash.addFlashAttribute("flash", message);
        return "redirect:/emergency-access/" + id;
    }

    private EmergencyAccess find(UUID id, SignedIn reader) {
        return answers.find(id, reader).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private String show(EmergencyAccess emergencyAccess, SignedIn reader, Form form, Model model) {
        var now = clock.instant();
        boolean isOwn = emergencyAccess.reader().equals(reader.accountId());
        boolean decides = emergencyAccess.decision() == null && emergencyAccess.isDecidedBy(reader, now);
        boolean waits = emergencyAccess.waitsForReader();
        model.addAttribute("emergencyAccess", emergencyAccess);
        model.addAttribute("form", form);
        model.addAttribute("written", answers.written(emergencyAccess));
        model.addAttribute("by", name(emergencyAccess.reader()));
        model.addAttribute("decider", emergencyAccess.decidedBy() == null ? "" : name(emergencyAccess.decidedBy()));
        model.addAttribute("open", emergencyAccess.isOpen(now));
        model.addAttribute("overdue", emergencyAccess.isOverdue(now));
        model.addAttribute("repeated", repeated(emergencyAccess, reader).orElse(null));
        model.addAttribute("own", isOwn);
        model.addAttribute("maySay", isOwn && waits);
        model.addAttribute("mayDecide", decides && (!waits || emergencyAccess.isOverdue(now)));
        model.addAttribute("mayAccept", !waits);
        model.addAttribute("decidesLater", decides && waits && !emergencyAccess.isOverdue(now));
        model.addAttribute("maySettle", emergencyAccess.isObjected() && !isOwn && reader.has(Role.NATIONAL_SUPERVISOR));
        model.addAttribute("mayReopen", answers.mayReopen(emergencyAccess, reader));
        return "emergencyaccess/access";
    }

    /** The earlier one with the same reason, where the reader may see it. */
    private Optional<EmergencyAccess> repeated(EmergencyAccess emergencyAccess, SignedIn reader) {
        return Optional.ofNullable(emergencyAccess.repeats()).flatMap(earlier -> answers.find(earlier, reader));
    }

    private String name(UUID account) {
        return accounts.find(account).map(Account::displayName).orElse("");
    }
}
