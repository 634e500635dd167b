package pk.gov.nsor.policing.supervision.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.RecordUse;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.shell.Decides;
import pk.gov.nsor.foundation.shell.Deciding;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.policing.supervision.breach.Breach;
import pk.gov.nsor.policing.supervision.breach.BreachExcuseProposal;
import pk.gov.nsor.policing.supervision.breach.Breaches;
import pk.gov.nsor.record.register.UnknownPersonException;

/** An alleged breach: excused by two people of the place, or upheld by a supervisor. */
@Controller
@RequestMapping("/people/{id}/breaches/{breach}")
@Allows(
        value = {
            Role.SUPERVISING_OFFICER,
            Role.DISTRICT_SUPERVISOR,
            Role.PROVINCIAL_SUPERVISOR,
            Role.NATIONAL_SUPERVISOR
        },
        action = TrailAction.BREACH_DECIDED,
        record = RecordUse.WORK)
@Decides(CaseOverview.OfBreach.class)
class BreachController {

    private final CasePage page;
    private final Breaches breaches;
    private final BreachExcuseProposal excuses;
    private final CasePageMessages wording;
    private final Deciding deciding;
    private final Clock clock;

    BreachController(
            CasePage page,
            Breaches breaches,
            BreachExcuseProposal excuses,
            CasePageMessages wording,
            Deciding deciding,
            Clock clock) {
        this.page = page;
        this.breaches = breaches;
        this.excuses = excuses;
        this.wording = wording;
        this.deciding = deciding;
        this.clock = clock;
    }

    @GetMapping
    String show(
            @PathVariable UUID id, @PathVariable UUID breach, @AuthenticationPrincipal SignedIn reader, Model model) {
        PersonId person = new PersonId(id);
        return show(person, find(person, breach), reader, new Form(), model);
    }

    @PostMapping("/excuse")
    String excuse(
            @PathVariable UUID id,
            @PathVariable UUID breach,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            HttpServletRequest request,
            Form form,
            RedirectAttributes flash,
            Model model) {
        PersonId person = new PersonId(id);
        Breach known = find(person, breach);
        Optional<String> proposal = form.whole(
                "excuse",
                () -> deciding.ask(
                        request,
                        () -> excuses.propose(known, form.value("excuse"), LocalDate.now(clock), actor)
                                .toString()));
        if (proposal.isEmpty()) {
            return show(person, known, reader, form, model);
        }
        flash.addFlashAttribute("flash", "approval.done.proposed");
        return "redirect:/approvals/" + proposal.get();
    }

    @PostMapping("/uphold")
    @Allows(
            value = {Role.DISTRICT_SUPERVISOR, Role.PROVINCIAL_SUPERVISOR, Role.NATIONAL_SUPERVISOR},
            action = TrailAction.BREACH_DECIDED,
            record = RecordUse.WORK)
    String uphold(
            @PathVariable UUID id,
            @PathVariable UUID breach,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            HttpServletRequest request,
            Form form,
            RedirectAttributes flash,
            Model model) {
        PersonId person = new PersonId(id);
        Breach known = find(person, breach);
        boolean isUpheld =
                deciding.once(request, form, "reason", () -> breaches.uphold(known.id(), form.value("reason"), actor));
        if (!isUpheld) {
            return show(person, find(person, breach), reader, form, model);
        }
        flash.addFlashAttribute("flash", "supervision.breach.upheld");
        return "redirect:/people/" + id;
    }

    private Breach find(PersonId person, UUID breach) {
        return breaches.ofPerson(person).stream()
                .filter(known -> known.id().equals(breach))
                .findFirst()
                .orElseThrow(UnknownPersonException::new);
    }

    private String show(PersonId person, Breach breach, SignedIn reader, Form form, Model model) {
        page.show(person, model);
        model.addAttribute("form", form);
        model.addAttribute("breach", breach);
        model.addAttribute("duty", wording.duty(breach.broken().name()));
        model.addAttribute("open", breach.state() == Breach.State.ALLEGED);
        model.addAttribute("upholds", CaseloadRows.transfers(reader));
        model.addAttribute("assumed", breaches.assumed(breach));
        return "supervision/breach";
    }
}
