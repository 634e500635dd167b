package pk.gov.nsor.record.merging.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
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
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.Purpose;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.shell.Crumb;
import pk.gov.nsor.foundation.shell.Decides;
import pk.gov.nsor.foundation.shell.Deciding;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.record.merging.Merging;
import pk.gov.nsor.record.merging.PartedRecords;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.Person;
import pk.gov.nsor.record.register.merged.Merge;
import pk.gov.nsor.record.register.merged.MergedRecords;
import pk.gov.nsor.record.registration.AccessGrounds;

/** Joined records, what came since, and the question whose it is, for those who find that they are two people. */
@Controller
@RequestMapping("/merged/{id}")
@Decides(PartingPage.class)
class PartingController {

    private final MergedRecords merged;
    private final PartedRecords parting;
    private final CameSince since;
    private final People people;
    private final AccessGrounds grounds;
    private final Deciding deciding;
    private final Trail trail;
    private final Clock clock;

    PartingController(
            MergedRecords merged,
            PartedRecords parting,
            CameSince since,
            People people,
            AccessGrounds grounds,
            Deciding deciding,
            Trail trail,
            Clock clock) {
        this.merged = merged;
        this.parting = parting;
        this.since = since;
        this.people = people;
        this.grounds = grounds;
        this.deciding = deciding;
        this.trail = trail;
        this.clock = clock;
    }

    @GetMapping
    @Allows(
            value = {Role.REGISTRAR, Role.NATIONAL_SUPERVISOR},
            action = TrailAction.MERGED_RECORD_VIEWED)
    String page(
            @PathVariable UUID id,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            Purpose purpose,
            Model model) {
        return show(find(id, reader), reader, actor, purpose, new Form(), model);
    }

    /** Where a page that came of a refusal is asked for again, as after a change of the language. */
    @GetMapping("/parting")
    @Allows(
            value = {Role.REGISTRAR, Role.NATIONAL_SUPERVISOR},
            action = TrailAction.MERGED_RECORD_VIEWED)
    String again(@PathVariable UUID id) {
        return "redirect:/merged/" + id;
    }

    @PostMapping("/parting")
    @Allows(value = Role.REGISTRAR, action = TrailAction.PROPOSAL_MADE)
    String part(
            @PathVariable UUID id,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            Purpose purpose,
            HttpServletRequest request,
            Form form,
            RedirectAttributes flash,
            Model model) {
        Merge merge = find(id, reader);
        Optional<Merging.Going> going = since.read(form, merge);
        Optional<String> next = going.isEmpty()
                ? Optional.empty()
                : form.whole(
                        "reason",
                        () -> deciding.ask(
                                request,
                                () -> "/approvals/"
                                        + parting.ask(
                                                merge,
                                                going.get(),
                                                form.value("reason"),
                                                LocalDate.now(clock),
                                                actor)));
        if (next.isEmpty()) {
            return show(merge, reader, actor, purpose, form, model);
        }
        flash.addFlashAttribute("flash", "merge.parting.asked");
        return "redirect:" + next.get();
    }

    private Merge find(UUID id, SignedIn reader) {
        return merged.find(id)
                .filter(merge -> !grounds.of(reader, merge.leading()).isEmpty()
                        && !grounds.of(reader, merge.part()).isEmpty())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** Also where a decision was refused: what the page shows by then may be more than before. */
    private String show(Merge merge, SignedIn reader, Actor actor, Purpose purpose, Form form, Model model) {
        trail.appendAlone(TrailEntry.done(actor, TrailAction.MERGED_RECORD_VIEWED)
                .about(merge.leading().value())
                .purpose(purpose.name())
                .naming(List.of(merge.leading().value(), merge.part().value())));
        model.addAttribute("merge", merge);
        Person leading = people.get(merge.leading());
        model.addAttribute("leading", leading);
        model.addAttribute("crumb", new Crumb(leading.number().formatted(), "/people/" + leading.id()));
        model.addAttribute("part", people.get(merge.part()));
        model.addAttribute("since", since.of(merge));
        model.addAttribute("sides", CameSince.Side.values());
        model.addAttribute("mayDecide", reader.has(Role.REGISTRAR) && merge.isInForce());
        model.addAttribute("form", form);
        return "merging/parting";
    }
}
