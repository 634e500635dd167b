package pk.gov.nsor.publicservice.enquiry.lookup.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import pk.gov.nsor.foundation.access.Account;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.RecordUse;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.approval.Proposal;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.shell.Crumb;
import pk.gov.nsor.foundation.shell.Decides;
import pk.gov.nsor.foundation.shell.Deciding;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.publicservice.enquiry.lookup.LookupDisclosureProposal;
import pk.gov.nsor.publicservice.enquiry.lookup.Lookups;
import pk.gov.nsor.publicservice.enquiry.lookup.Lookups.Answer;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.Person;

/**
 * A person asks how often they were looked up by SMS: a registrar refuses, or proposes the disclosure, and hands over
 * the figures once another person has approved. Viewing the record and showing the figures are both written to the
 * trail.
 */
@Controller
@RequestMapping("/people/{id}/lookups")
@Allows(value = Role.REGISTRAR, action = TrailAction.PERSON_VIEWED, record = RecordUse.READ)
@Decides(LookupPage.class)
class LookupController {

    private final Lookups lookups;
    private final LookupDisclosureProposal kind;
    private final People people;
    private final Accounts accounts;
    private final Deciding deciding;
    private final Clock clock;

    LookupController(
            Lookups lookups,
            LookupDisclosureProposal kind,
            People people,
            Accounts accounts,
            Deciding deciding,
            Clock clock) {
        this.lookups = lookups;
        this.kind = kind;
        this.people = people;
        this.accounts = accounts;
        this.deciding = deciding;
        this.clock = clock;
    }

    /** What was answered before, with who decided. */
    record Line(Answer answer, String by) {}

    @GetMapping
    String page(@PathVariable UUID id, Actor actor, Model model) {
        return show(new PersonId(id), new Form(), actor, model);
    }

    @PostMapping("/proposal")
    @Allows(value = Role.REGISTRAR, action = TrailAction.PROPOSAL_MADE, record = RecordUse.WORK)
    String propose(
            @PathVariable UUID id,
            Actor actor,
            HttpServletRequest request,
            Form form,
            RedirectAttributes flash,
            Model model) {
        PersonId person = new PersonId(id);
        Optional<String> proposal = form.whole(
                "reason",
                () -> deciding.ask(
                        request,
                        () -> kind.propose(person, form.value("reason"), actor).toString()));
        if (proposal.isEmpty()) {
            return show(person, form, actor, model);
        }
        flash.addFlashAttribute("flash", "approval.done.proposed");
        return "redirect:/approvals/" + proposal.get();
    }

    @PostMapping("/refusal")
    @Allows(value = Role.REGISTRAR, action = TrailAction.LOOKUPS_REFUSED, record = RecordUse.WORK)
    String refuse(
            @PathVariable UUID id,
            Actor actor,
            HttpServletRequest request,
            Form form,
            RedirectAttributes flash,
            Model model) {
        PersonId person = new PersonId(id);
        String page = "/people/" + id + "/lookups";
        boolean isDone =
                deciding.once(request, form, "refusal", () -> lookups.refuse(person, form.value("refusal"), actor));
        if (!isDone) {
            return show(person, form, actor, model);
        }
        flash.addFlashAttribute("flash", "lookup.done.refused");
        return "redirect:" + page;
    }

    private String show(PersonId id, Form form, Actor actor, Model model) {
        Person person = people.get(id);
        Optional<LocalDate> shownUntil = lookups.shownUntil(id);
        Optional<Proposal> waiting = kind.waiting(id);
        boolean mayAsk = lookups.mayAsk(id);
        boolean isSomething = !lookups.tellable(LocalDate.now(clock)).isEmpty();
        List<Line> answers = lookups.answers(id).stream()
                .map(answer -> new Line(answer, name(answer.by())))
                .toList();
        model.addAttribute("person", person);
        model.addAttribute("form", form);
        model.addAttribute("mayAsk", mayAsk);
        model.addAttribute("firstToldFrom", isSomething ? null : lookups.firstToldFrom());
        model.addAttribute("shownUntil", shownUntil.orElse(null));
        model.addAttribute("figures", shownUntil.isPresent() ? lookups.show(id, actor) : List.of());
        model.addAttribute("waiting", waiting.orElse(null));
        model.addAttribute("mayPropose", mayAsk && isSomething && waiting.isEmpty() && shownUntil.isEmpty());
        model.addAttribute("mayRefuse", mayAsk && waiting.isEmpty());
        model.addAttribute("answers", answers);
        model.addAttribute("crumb", new Crumb(person.number().formatted(), "/people/" + id));
        return "enquiry/lookups";
    }

    private String name(UUID account) {
        return accounts.find(account).map(Account::displayName).orElse("");
    }
}
