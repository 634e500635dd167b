package pk.gov.nsor.foundation.approval;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.foundation.access.Account;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.WorkPlace;
import pk.gov.nsor.foundation.approval.Proposal.State;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.screening.Screened;

/**
 * Proposals and their decisions. Each step is one transaction with its entry on the trail; a step that is refused
 * leaves an entry too. Rights are read from the accounts in that transaction, not from the session. {@link
 * ProposalReading} reads them.
 */
@Service
public class Proposals {

    private static final int SHORTEST_REASON = 5;
    private static final int LONGEST_REASON = 1000;

    private final ProposalRepository store;
    private final Accounts accounts;
    private final ProposalTerm term;
    private final Trail trail;
    private final TransactionOperations transaction;
    private final Clock clock;

    Proposals(
            ProposalRepository store,
            Accounts accounts,
            ProposalTerm term,
            Trail trail,
            TransactionOperations transaction,
            Clock clock) {
        this.store = store;
        this.accounts = accounts;
        this.term = term;
        this.trail = trail;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Proposes something.
     *
     * @param reason why, 5 to 1000 characters
     * @return the proposal's identifier
     * @throws InvalidValueException where it is not possible, the reason is too short or long, or the actor may not
     *     propose it
     */
    public <P> UUID propose(ProposalKind<P> kind, P payload, LocalDate effectiveFrom, String reason, Actor by) {
        UUID id = UUID.randomUUID();
        return step(TrailAction.PROPOSAL_MADE, id, by, () -> {
            Account proposer = hold(by);
            refuseUnless(mayPropose(kind, proposer), "proposal.role", "Your role does not include this.");
            refuseForOneself(kind.account(payload), proposer);
            String checkedReason = reason(reason);
            store.lock(kind);
            kind.validate(payload, effectiveFrom);
            Preview preview = kind.preview(payload, effectiveFrom);
            String fingerprint = kind.fingerprint(payload);
            LocalDate openUntil = term.lastDay(today());
            store.insert(
                    id,
                    kind,
                    payload,
                    checkedPlace(kind.place(payload), proposer),
                    effectiveFrom,
                    checkedReason,
                    fingerprint,
                    preview,
                    proposer.id(),
                    openUntil);
            trail.append(TrailEntry.done(by, TrailAction.PROPOSAL_MADE)
                    .about(id)
                    .with(Map.of(
                            "kind",
                            kind.name(),
                            "payload",
                            payload,
                            "effectiveFrom",
                            effectiveFrom.toString(),
                            "reason",
                            checkedReason)));
            return id;
        });
    }

    /**
     * Approves what somebody else proposed, and does it.
     *
     * @param remark for the record; may be empty
     * @throws InvalidValueException with the code {@code proposal.unknown}, {@code .decided}, {@code .expired},
     *     {@code .own}, {@code .oneself}, {@code .role}, {@code .proposer} (who may propose it no longer) or {@code .changed} (what it would
     *     change has changed since); or that of the kind, where it can not be done any more
     */
    public void approve(UUID id, String remark, Actor by) {
        approve(id, remark, by, Proposals::asItIs);
    }

    /**
     * As {@link #approve(UUID, String, Actor)}, for what a page showed.
     *
     * @param asShown refuses where it has changed since; called within the transaction, before anything else
     */
    public void approve(UUID id, String remark, Actor by, Runnable asShown) {
        step(TrailAction.PROPOSAL_APPROVED, id, by, () -> {
            asShown.run();
            Screened.require(remark);
            Proposal proposal = lockWaiting(id);
            Bound<?> bound = Bound.of(proposal.kind(), proposal);
            bound.hold();
            holdAbout(bound.account(), proposal, by);
            Account approver = decider(proposal, by);
            store.lock(proposal.kind());
            refuseUnlessProposerMay(proposal);
            refuseUnless(
                    !bound.isChanged(),
                    "proposal.changed",
                    "What this would change has changed since it was proposed. It has to be proposed anew.");
            Preview preview = bound.validatedPreview();
            bound.apply(new Approval(id, proposal.effectiveFrom(), proposal.reason(), proposal.proposedBy(), by));
            store.decide(id, State.APPROVED, approver.id(), remark.strip(), preview);
            append(TrailAction.PROPOSAL_APPROVED, proposal, remark.strip(), by);
            return id;
        });
    }

    /**
     * Refuses what somebody else proposed.
     *
     * @param reason why, 5 to 1000 characters
     * @throws InvalidValueException as {@link #approve}, but for what only an approval needs
     */
    public void refuse(UUID id, String reason, Actor by) {
        refuse(id, reason, by, Proposals::asItIs);
    }

    /** As {@link #refuse(UUID, String, Actor)}, for what a page showed. */
    public void refuse(UUID id, String reason, Actor by, Runnable asShown) {
        step(TrailAction.PROPOSAL_REFUSED, id, by, () -> {
            asShown.run();
            Proposal proposal = lockWaiting(id);
            Account decider = decider(proposal, by);
            String checkedReason = reason(reason);
            store.decide(id, State.REFUSED, decider.id(), checkedReason, proposal.preview());
            append(TrailAction.PROPOSAL_REFUSED, proposal, checkedReason, by);
            return id;
        });
    }

    /**
     * Withdraws one's own proposal.
     *
     * @throws InvalidValueException with the code {@code proposal.unknown}, {@code .decided}, {@code .expired} or
     *     {@code .not-own}
     */
    public void withdraw(UUID id, Actor by) {
        withdraw(id, by, Proposals::asItIs);
    }

    /** As {@link #withdraw(UUID, Actor)}, for what a page showed. */
    public void withdraw(UUID id, Actor by, Runnable asShown) {
        step(TrailAction.PROPOSAL_WITHDRAWN, id, by, () -> {
            asShown.run();
            Proposal proposal = lockWaiting(id);
            UUID proposer = hold(by).id();
            refuseUnless(
                    proposer.equals(proposal.proposedBy()),
                    "proposal.not-own",
                    "Only the person who proposed this can withdraw it.");
            store.decide(id, State.WITHDRAWN, proposer, "", proposal.preview());
            append(TrailAction.PROPOSAL_WITHDRAWN, proposal, "", by);
            return id;
        });
    }

    /** For callers whose decision does not rest on a page. */
    private static void asItIs() {}

    private Proposal lockWaiting(UUID id) {
        Proposal proposal = store.lock(id)
                .orElseThrow(() -> new InvalidValueException("proposal.unknown", "There is no such proposal."));
        switch (proposal.on(today())) {
            case WAITING -> {}
            case EXPIRED ->
                throw new InvalidValueException(
                        "proposal.expired",
                        "This could be decided until %s. It has to be proposed anew.",
                        proposal.openUntil());
            case APPROVED, REFUSED, WITHDRAWN ->
                throw new InvalidValueException("proposal.decided", "This has been decided or withdrawn already.");
        }
        return proposal;
    }

    private Account decider(Proposal proposal, Actor by) {
        Account decider = hold(by);
        refuseUnless(
                !decider.id().equals(proposal.proposedBy()),
                "proposal.own",
                "You proposed this yourself. Another person has to decide it.");
        refuseUnless(
                proposal.kind().mayDecide(decider.roles()) && proposal.isWithin(decider.jurisdiction()),
                "proposal.role",
                "Your role does not include this.");
        refuseForOneself(Bound.of(proposal.kind(), proposal).account(), decider);
        return decider;
    }

    private static void refuseForOneself(@Nullable UUID account, Account person) {
        refuseUnless(
                !person.id().equals(account),
                "proposal.oneself",
                "This is about your own account. Two other people have to propose and decide it.");
    }

    private static @Nullable WorkPlace checkedPlace(@Nullable WorkPlace place, Account proposer) {
        refuseUnless(
                place == null || proposer.jurisdiction().covers(place),
                "proposal.role",
                "Your role does not include this.");
        return place;
    }

    private void refuseUnlessProposerMay(Proposal proposal) {
        refuseUnless(
                accounts.hold(proposal.proposedBy())
                        .filter(proposer -> mayPropose(proposal.kind(), proposer))
                        .filter(proposer -> proposal.isWithin(proposer.jurisdiction()))
                        // Before a reset, somebody who had stolen the credentials may have proposed it.
                        .filter(proposer -> !proposer.wasResetSince(proposal.proposedAt()))
                        .isPresent(),
                "proposal.proposer",
                "Whoever proposed this may not propose it any more, or has been given new credentials since. It has to"
                        + " be proposed anew.");
    }

    /**
     * A change of an account locks that account together with those of the two people, so that two such changes do not
     * deadlock.
     */
    private void holdAbout(@Nullable UUID account, Proposal proposal, Actor by) {
        UUID approver = by.id();
        if (account != null && approver != null) {
            accounts.holdAll(List.of(account, approver, proposal.proposedBy()));
        }
    }

    /** The actor's account as it is now, locked until the transaction ends. */
    private Account hold(Actor by) {
        UUID id = by.id();
        if (by.kind() != Actor.Kind.OFFICER || id == null) {
            throw new InvalidValueException("proposal.account", "Only a person with an account can do this.");
        }
        return accounts.hold(id)
                .filter(Account::enabled)
                .orElseThrow(() ->
                        new InvalidValueException("proposal.account", "Only a person with an account can do this."));
    }

    private UUID step(TrailAction action, UUID id, Actor by, Supplier<UUID> work) {
        try {
            return Objects.requireNonNull(transaction.execute(status -> work.get()));
        } catch (InvalidValueException refused) {
            trail.appendAlone(TrailEntry.refused(by, action).about(id).with(Map.of("because", refused.code())));
            throw refused;
        }
    }

    private void append(TrailAction action, Proposal proposal, String reason, Actor by) {
        trail.append(TrailEntry.done(by, action)
                .about(proposal.id())
                .with(Map.of(
                        "kind", proposal.kind().name(),
                        "payload", proposal.payload(),
                        "effectiveFrom", proposal.effectiveFrom().toString(),
                        "proposedBy", proposal.proposedBy().toString(),
                        "reason", reason)));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private static boolean mayPropose(ProposalKind<?> kind, Account account) {
        return account.enabled() && kind.mayPropose(account.roles());
    }

    private static String reason(String text) {
        String clean = text.strip();
        refuseUnless(
                clean.length() >= SHORTEST_REASON && clean.length() <= LONGEST_REASON,
                "proposal.reason",
                "Give the reason in 5 to 1000 characters.");
        return Screened.require(clean);
    }

    private static void refuseUnless(boolean isFine, String code, String english) {
        if (!isFine) {
            throw new InvalidValueException(code, english);
        }
    }
}
