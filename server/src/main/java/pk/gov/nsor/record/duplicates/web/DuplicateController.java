package pk.gov.nsor.record.duplicates.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
import pk.gov.nsor.foundation.shell.Decides;
import pk.gov.nsor.foundation.shell.Deciding;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.record.duplicates.DuplicatePair;
import pk.gov.nsor.record.duplicates.DuplicatePair.State;
import pk.gov.nsor.record.duplicates.Duplicates;
import pk.gov.nsor.record.duplicates.SamePerson;
import pk.gov.nsor.record.matching.SimilarRecords;
import pk.gov.nsor.record.register.ComparedIdentity;
import pk.gov.nsor.record.registration.alike.RecordSides;

/** Two records beside each other, why they may be one person's, and the decision. */
@Controller
@RequestMapping("/duplicates/{id}")
@Decides(DuplicatePage.class)
class DuplicateController {

    /** What can be decided; that they are one person takes a second one. */
    private enum Outcome {
        DIFFERENT,
        UNSURE,
        SAME
    }

    private final Duplicates duplicates;
    private final SamePerson same;
    private final DuplicateLines lines;
    private final RecordSides sides;
    private final SimilarRecords similar;
    private final ComparedIdentity identity;
    private final JudgmentsOnBoth judgments;
    private final Deciding deciding;
    private final Trail trail;
    private final Clock clock;

    DuplicateController(
            Duplicates duplicates,
            SamePerson same,
            DuplicateLines lines,
            RecordSides sides,
            SimilarRecords similar,
            ComparedIdentity identity,
            JudgmentsOnBoth judgments,
            Deciding deciding,
            Trail trail,
            Clock clock) {
        this.duplicates = duplicates;
        this.same = same;
        this.lines = lines;
        this.sides = sides;
        this.similar = similar;
        this.identity = identity;
        this.judgments = judgments;
        this.deciding = deciding;
        this.trail = trail;
        this.clock = clock;
    }

    @GetMapping
    @Allows(
            value = {Role.REGISTRAR, Role.NATIONAL_SUPERVISOR},
            action = TrailAction.DUPLICATE_VIEWED)
    String page(
            @PathVariable UUID id,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            Purpose purpose,
            Model model) {
        return show(find(id, reader), actor, purpose, new Form(), model);
    }

    /** Where a page that came of a refusal is asked for again, as after a change of the language. */
    @GetMapping("/decision")
    @Allows(
            value = {Role.REGISTRAR, Role.NATIONAL_SUPERVISOR},
            action = TrailAction.DUPLICATE_VIEWED)
    String again(@PathVariable UUID id) {
        return "redirect:/duplicates/" + id;
    }

    @PostMapping("/decision")
    @Allows(
            value = {Role.REGISTRAR, Role.NATIONAL_SUPERVISOR},
            action = TrailAction.DUPLICATE_DECIDED)
    String decide(
            @PathVariable UUID id,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            Purpose purpose,
            HttpServletRequest request,
            Form form,
            RedirectAttributes flash,
            Model model) {
        DuplicatePair pair = find(id, reader);
        Optional<Outcome> outcome = form.choice("outcome", "invalid.duplicate.outcome", Outcome.class);
        Optional<String> next = form.isValid()
                ? deciding.once(request, form, "reason", () -> decide(pair, outcome.orElseThrow(), form, actor))
                : Optional.empty();
        if (next.isEmpty()) {
            return show(find(id, reader), actor, purpose, form, model);
        }
        flash.addFlashAttribute(
                "flash", "duplicate.done." + outcome.orElseThrow().name().toLowerCase(Locale.ROOT));
        return "redirect:" + next.get();
    }

    /** @return where to go on */
    private String decide(DuplicatePair pair, Outcome outcome, Form form, Actor actor) {
        String reason = form.value("reason");
        if (outcome == Outcome.SAME) {
            return "/approvals/" + same.ask(pair, judgments.read(form, pair), reason, LocalDate.now(clock), actor);
        }
        duplicates.decide(pair.id(), outcome == Outcome.DIFFERENT, reason, actor);
        return "/duplicates";
    }

    private DuplicatePair find(UUID id, SignedIn reader) {
        return duplicates.find(id, reader).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** Also where a decision was refused: what the page shows by then may be more than before. */
    private String show(DuplicatePair pair, Actor actor, Purpose purpose, Form form, Model model) {
        trail.appendAlone(TrailEntry.done(actor, TrailAction.DUPLICATE_VIEWED)
                .about(pair.older().value())
                .purpose(purpose.name())
                .with(Map.of("pair", pair.id().toString()))
                .naming(List.of(pair.older().value(), pair.newer().value())));
        DuplicateLines.Line line = lines.of(pair);
        model.addAttribute("pair", pair);
        model.addAttribute("older", sides.of(line.older()));
        model.addAttribute("newer", sides.of(line.newer()));
        model.addAttribute("lines", identity.of(line.older(), line.newer()));
        model.addAttribute(
                "comparison", similar.compare(pair.older(), pair.newer()).orElse(null));
        model.addAttribute("mayDecide", pair.state() != State.SAME);
        model.addAttribute("outcomes", Outcome.values());
        model.addAttribute("judgments", judgments.of(pair, form));
        model.addAttribute("form", form);
        return "duplicates/pair";
    }
}
