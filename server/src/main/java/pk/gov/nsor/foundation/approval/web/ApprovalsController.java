package pk.gov.nsor.foundation.approval.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
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
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.approval.Proposal;
import pk.gov.nsor.foundation.approval.ProposalReading;
import pk.gov.nsor.foundation.approval.Proposals;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.screening.Screened;
import pk.gov.nsor.foundation.shell.Decides;
import pk.gov.nsor.foundation.shell.Deciding;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.foundation.shell.Submissions;
import pk.gov.nsor.foundation.shell.TodayList;

/**
 * Shows one proposal with its decision. Who may see or decide it depends on the kind, so everybody may call; for others
 * the page is not found.
 */
@Controller
@RequestMapping("/approvals")
class ApprovalsController {

    private final Proposals proposals;
    private final ProposalReading reading;
    private final ProposalPage shown;
    private final Deciding deciding;
    private final Submissions submissions;
    private final Trail trail;
    private final Clock clock;

    ApprovalsController(
            Proposals proposals,
            ProposalReading reading,
            ProposalPage shown,
            Deciding deciding,
            Submissions submissions,
            Trail trail,
            Clock clock) {
        this.proposals = proposals;
        this.reading = reading;
        this.shown = shown;
        this.deciding = deciding;
        this.submissions = submissions;
        this.trail = trail;
        this.clock = clock;
    }

    @Decides(ProposalPage.class)
    @GetMapping("/{id}")
    @Allows(everybody = true, action = TrailAction.PROPOSAL_VIEWED)
    String proposal(@PathVariable UUID id, @AuthenticationPrincipal SignedIn reader, Actor actor, Model model) {
        return show(find(id, reader), reader, actor, new Form(), model);
    }

    /** The people whom it is about, and those it would affect, whose register numbers the page shows. */
    private List<UUID> named(Proposal proposal, ProposalReading.Now now) {
        return Stream.concat(
                        reading.people(proposal).stream(),
                        now.preview().affected().stream()
                                .flatMap(
                                        affected -> new TodayList.Row("", null, affected.path(), "").people().stream()))
                .distinct()
                .toList();
    }

    /** The page shown again after a decision, for example when the language is changed. */
    @GetMapping({"/{id}/approve", "/{id}/refuse", "/{id}/withdraw"})
    @Allows(everybody = true, action = TrailAction.PROPOSAL_VIEWED)
    String again(@PathVariable UUID id) {
        return "redirect:/approvals/" + id;
    }

    @Decides(ProposalPage.class)
    @PostMapping("/{id}/approve")
    @Allows(everybody = true, action = TrailAction.PROPOSAL_APPROVED)
    String approve(
            @PathVariable UUID id,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            HttpServletRequest request,
            Form sent,
            RedirectAttributes flash,
            Model model) {
        return decide(id, reader, actor, request, sent, flash, model, "approved", form -> {
            proposals.approve(id, form.value("remark"), actor, () -> deciding.refuseUnlessAsShown(request));
        });
    }

    @Decides(ProposalPage.class)
    @PostMapping("/{id}/refuse")
    @Allows(everybody = true, action = TrailAction.PROPOSAL_REFUSED)
    String refuse(
            @PathVariable UUID id,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            HttpServletRequest request,
            Form sent,
            RedirectAttributes flash,
            Model model) {
        return decide(id, reader, actor, request, sent, flash, model, "refused", form -> {
            proposals.refuse(id, form.value("reason"), actor, () -> deciding.refuseUnlessAsShown(request));
        });
    }

    @Decides(ProposalPage.class)
    @PostMapping("/{id}/withdraw")
    @Allows(everybody = true, action = TrailAction.PROPOSAL_WITHDRAWN)
    String withdraw(
            @PathVariable UUID id,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            HttpServletRequest request,
            Form sent,
            RedirectAttributes flash,
            Model model) {
        return decide(
                id,
                reader,
                actor,
                request,
                sent,
                flash,
                model,
                "withdrawn",
                form -> proposals.withdraw(id, actor, () -> deciding.refuseUnlessAsShown(request)));
    }

    private String decide(
            UUID id,
            SignedIn reader,
            Actor actor,
            HttpServletRequest request,
            Form form,
            RedirectAttributes flash,
            Model model,
            String outcome,
            java.util.function.Consumer<Form> decision) {
        find(id, reader);
        // The two fields that a refusal is about; the rest of them are about the decision as a whole.
        Optional<String> done = form.check("remark", () -> Screened.require(form.value("remark")))
                .flatMap(_ -> form.check(
                        outcome.equals("refused") ? "reason" : "decision",
                        () -> submissions.once(request, () -> {
                            decision.accept(form);
                            return outcome;
                        })));
        if (done.isEmpty()) {
            return show(find(id, reader), reader, actor, form, model);
        }
        Optional<String> next =
                done.get().equals("approved") ? find(id, reader).kind().afterApproval() : Optional.empty();
        flash.addFlashAttribute("flash", "approval.done." + done.get());
        return "redirect:" + next.orElse("/approvals/" + id);
    }

    private Proposal find(UUID id, SignedIn reader) {
        return reading.find(id, reader).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** What it would do is counted anew each time, and so is whom the page names. */
    private String show(Proposal proposal, SignedIn reader, Actor actor, Form form, Model model) {
        LocalDate today = LocalDate.now(clock);
        boolean waits = proposal.on(today) == Proposal.State.WAITING;
        boolean isOwn = proposal.proposedBy().equals(reader.accountId());
        ProposalReading.Now now = shown.now(proposal);
        trail.appendAlone(TrailEntry.done(actor, TrailAction.PROPOSAL_VIEWED)
                .about(proposal.id())
                .naming(named(proposal, now)));
        boolean mayDecide = waits
                && !isOwn
                && reader.roles().stream().anyMatch(proposal.kind().approvers()::contains);
        model.addAttribute(Deciding.SHOWN, ProposalPage.version(proposal, now));
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
