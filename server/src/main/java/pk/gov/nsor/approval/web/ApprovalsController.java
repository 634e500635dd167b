package pk.gov.nsor.approval.web;

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
import pk.gov.nsor.access.Allows;
import pk.gov.nsor.access.SignedIn;
import pk.gov.nsor.approval.Proposal;
import pk.gov.nsor.approval.ProposalReading;
import pk.gov.nsor.approval.Proposals;
import pk.gov.nsor.audit.Actor;
import pk.gov.nsor.audit.Trail;
import pk.gov.nsor.audit.TrailAction;
import pk.gov.nsor.audit.TrailEntry;
import pk.gov.nsor.screening.Screened;
import pk.gov.nsor.shell.Form;
import pk.gov.nsor.shell.Submissions;

/**
 * What waits for the reader, what they proposed, what was decided; and one proposal with its decision. Who may see or
 * decide what depends on the kind, so everybody may call; what is not theirs is a page not found.
 */
@Controller
@RequestMapping("/approvals")
class ApprovalsController {

    private static final int SHOWN = 50;

    private final Proposals proposals;
    private final ProposalReading reading;
    private final Submissions submissions;
    private final Trail trail;
    private final Clock clock;

    ApprovalsController(
            Proposals proposals, ProposalReading reading, Submissions submissions, Trail trail, Clock clock) {
        this.proposals = proposals;
        this.reading = reading;
        this.submissions = submissions;
        this.trail = trail;
        this.clock = clock;
    }

    @GetMapping
    @Allows(everybody = true, action = TrailAction.PROPOSALS_VIEWED)
    String list(@AuthenticationPrincipal SignedIn reader, Model model) {
        List<Proposal> decided = reading.decidedLately(reader, SHOWN);
        model.addAttribute("count", reading.countWaitingFor(reader));
        model.addAttribute("waiting", reading.waitingFor(reader, SHOWN));
        model.addAttribute("mine", reading.proposedBy(reader, SHOWN));
        model.addAttribute("decided", decided);
        model.addAttribute("kinds", reading.proposable(reader));
        model.addAttribute("today", LocalDate.now(clock));
        return "approval/approvals";
    }

    @GetMapping("/{id}")
    @Allows(everybody = true, action = TrailAction.PROPOSAL_VIEWED)
    String proposal(@PathVariable UUID id, @AuthenticationPrincipal SignedIn reader, Actor actor, Model model) {
        Proposal proposal = find(id, reader);
        trail.appendAlone(TrailEntry.done(actor, TrailAction.PROPOSAL_VIEWED).about(id));
        return show(proposal, reader, new Form(), model);
    }

    /** Where a page that came of a decision is asked for again, as after a change of the language. */
    @GetMapping({"/{id}/approve", "/{id}/refuse", "/{id}/withdraw"})
    @Allows(everybody = true, action = TrailAction.PROPOSAL_VIEWED)
    String again(@PathVariable UUID id) {
        return "redirect:/approvals/" + id;
    }

    @PostMapping("/{id}/approve")
    @Allows(everybody = true, action = TrailAction.PROPOSAL_APPROVED)
    String approve(
            @PathVariable UUID id,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            HttpServletRequest request,
            RedirectAttributes flash,
            Model model) {
        return decide(id, reader, request, flash, model, "approved", form -> {
            proposals.approve(id, form.value("remark"), actor);
        });
    }

    @PostMapping("/{id}/refuse")
    @Allows(everybody = true, action = TrailAction.PROPOSAL_REFUSED)
    String refuse(
            @PathVariable UUID id,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            HttpServletRequest request,
            RedirectAttributes flash,
            Model model) {
        return decide(id, reader, request, flash, model, "refused", form -> {
            proposals.refuse(id, form.value("reason"), actor);
        });
    }

    @PostMapping("/{id}/withdraw")
    @Allows(everybody = true, action = TrailAction.PROPOSAL_WITHDRAWN)
    String withdraw(
            @PathVariable UUID id,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            HttpServletRequest request,
            RedirectAttributes flash,
            Model model) {
        return decide(id, reader, request, flash, model, "withdrawn", form -> proposals.withdraw(id, actor));
    }

    private String decide(
            UUID id,
            SignedIn reader,
            HttpServletRequest request,
            RedirectAttributes flash,
            Model model,
            String outcome,
            java.util.function.Consumer<Form> decision) {
        find(id, reader);
        Form form = Form.of(request.getParameterMap());
        // The two fields that a refusal is about; the rest of them are about the decision as a whole.
        Optional<String> done = form.check("remark", () -> Screened.require(form.value("remark")))
                .flatMap(_ -> form.check(
                        outcome.equals("refused") ? "reason" : "decision",
                        () -> submissions.once(request.getSession(), form.value("submissionId"), () -> {
                            decision.accept(form);
                            return outcome;
                        })));
        if (done.isEmpty()) {
            return show(find(id, reader), reader, form, model);
        }
        flash.addFlashAttribute("told", "approval.done." + done.get());
        return "redirect:/approvals/" + id;
    }

    private Proposal find(UUID id, SignedIn reader) {
        return reading.find(id, reader).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private String show(Proposal proposal, SignedIn reader, Form form, Model model) {
        LocalDate today = LocalDate.now(clock);
        boolean waits = proposal.on(today) == Proposal.State.WAITING;
        boolean isOwn = proposal.proposedBy().equals(reader.accountId());
        ProposalReading.Now now = waits ? reading.now(proposal) : new ProposalReading.Now(proposal.preview(), false);
        boolean mayDecide = waits
                && !isOwn
                && reader.roles().stream().anyMatch(proposal.kind().approvers()::contains);
        model.addAttribute("proposal", proposal);
        model.addAttribute("kind", proposal.kind());
        model.addAttribute("lines", reading.describe(proposal));
        model.addAttribute("now", now);
        model.addAttribute("today", today);
        model.addAttribute("waits", waits);
        model.addAttribute("isOwn", isOwn);
        model.addAttribute("mayDecide", mayDecide);
        model.addAttribute("form", form);
        return "approval/proposal";
    }
}
