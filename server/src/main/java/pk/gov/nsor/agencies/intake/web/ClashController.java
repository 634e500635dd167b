package pk.gov.nsor.agencies.intake.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
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
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import pk.gov.nsor.agencies.intake.quarantine.CnicClashes;
import pk.gov.nsor.agencies.intake.quarantine.CnicClashes.Clash;
import pk.gov.nsor.agencies.intake.quarantine.CnicClashes.Outcome;
import pk.gov.nsor.agencies.intake.quarantine.Quarantine;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.Purpose;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.shell.Compared;
import pk.gov.nsor.foundation.shell.Decides;
import pk.gov.nsor.foundation.shell.Deciding;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.record.register.ComparedIdentity;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.Person;
import pk.gov.nsor.record.register.merged.MergedRecords;

/** Whose a CNIC is that a message gave for one person while it is on the record of another. */
@Controller
@RequestMapping("/quarantine/{receipt}/clash")
@Decides(CnicClashPage.class)
class ClashController {

    private final CnicClashes clashes;
    private final Quarantine quarantine;
    private final People people;
    private final MergedRecords merged;
    private final ComparedIdentity identity;
    private final FactsCompared facts;
    private final DecisionMessages wording;
    private final Deciding deciding;
    private final Trail trail;

    ClashController(
            CnicClashes clashes,
            Quarantine quarantine,
            People people,
            MergedRecords merged,
            ComparedIdentity identity,
            FactsCompared facts,
            DecisionMessages wording,
            Deciding deciding,
            Trail trail) {
        this.clashes = clashes;
        this.quarantine = quarantine;
        this.people = people;
        this.merged = merged;
        this.identity = identity;
        this.facts = facts;
        this.wording = wording;
        this.deciding = deciding;
        this.trail = trail;
    }

    @GetMapping
    @Allows(value = Role.REGISTRAR, action = TrailAction.QUARANTINE_VIEWED)
    String page(@PathVariable UUID receipt, Actor actor, Purpose purpose, Model model) {
        return show(receipt, new Form(), actor, purpose, model);
    }

    @PostMapping
    @Allows(value = Role.REGISTRAR, action = TrailAction.QUARANTINE_DECIDED)
    String settle(
            @PathVariable UUID receipt,
            HttpServletRequest request,
            Form form,
            Actor actor,
            Purpose purpose,
            Model model,
            RedirectAttributes flash) {
        Optional<String> done = form.choice("outcome", "intake.clash.outcome.missing", Outcome.class)
                .flatMap(outcome -> form.check(
                        "outcome",
                        () -> deciding.once(request, () -> {
                            clashes.settle(receipt, cnic(receipt), outcome, actor);
                            return outcome.name();
                        })));
        if (done.isEmpty()) {
            return show(receipt, form, actor, purpose, model);
        }
        flash.addFlashAttribute("flash", "intake.clash.done");
        return "redirect:/quarantine";
    }

    private Cnic cnic(UUID receipt) {
        return quarantine.cnicOf(receipt).orElseThrow(ClashController::notFound);
    }

    private String show(UUID receipt, Form form, Actor actor, Purpose purpose, Model model) {
        Clash clash = clashes.find(receipt).orElseThrow(ClashController::notFound);
        trail.appendAlone(TrailEntry.done(actor, TrailAction.QUARANTINE_VIEWED)
                .about(receipt)
                .purpose(purpose.name())
                .naming(List.of(clash.holder().value(), clash.other().value())));
        Person holder = people.get(merged.leading(clash.holder()));
        Person other = people.get(merged.leading(clash.other()));
        List<Compared> lines = new ArrayList<>(identity.of(holder, other));
        lines.add(facts.of(holder.id(), other.id()));
        model.addAttribute("clash", clash);
        model.addAttribute("cnic", cnic(receipt).formatted());
        model.addAttribute("holder", holder);
        model.addAttribute("other", other);
        model.addAttribute("lines", lines);
        model.addAttribute("notedBy", wording.name(clash.notedBy()));
        model.addAttribute("own", clash.notedBy().equals(actor.id()));
        model.addAttribute("outcomes", Outcome.values());
        model.addAttribute("form", form);
        return "intake/clash";
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
