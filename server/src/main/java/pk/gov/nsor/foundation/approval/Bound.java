package pk.gov.nsor.foundation.approval;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.kernel.InvalidValueException;

/** A proposal together with its kind, with matching types. */
record Bound<P>(ProposalKind<P> kind, P payload, Proposal proposal) {

    static <P> Bound<P> of(ProposalKind<P> kind, Proposal proposal) {
        return new Bound<>(kind, kind.payload().cast(proposal.payload()), proposal);
    }

    /** From proposals of one kind, those that are not about anything the reader may not know of, in their order. */
    static <P> List<Proposal> shown(ProposalKind<P> kind, List<Proposal> proposals, SignedIn reader) {
        Set<P> hidden = kind.hidden(
                proposals.stream().map(one -> of(kind, one).payload()).collect(Collectors.toSet()), reader);
        return proposals.stream()
                .filter(one -> !hidden.contains(of(kind, one).payload()))
                .toList();
    }

    boolean isChanged() {
        return !kind.fingerprint(payload).equals(proposal.fingerprint());
    }

    List<ProposalKind.Line> describe() {
        return kind.describe(payload);
    }

    List<UUID> people() {
        return kind.people(payload);
    }

    List<ProposalKind.Change> changes() {
        return kind.changes(payload);
    }

    void hold() {
        kind.hold(payload);
    }

    Preview validatedPreview() {
        kind.validate(payload, effectiveFrom());
        return kind.preview(payload, effectiveFrom());
    }

    @Nullable
    UUID account() {
        return kind.account(payload);
    }

    void apply(Approval approval) {
        kind.apply(payload, approval);
    }

    /** A proposal that is no longer possible shows the reason in place of the people affected. */
    ProposalReading.Now now() {
        boolean isChanged = isChanged();
        List<ProposalKind.Change> changes = changes();
        try {
            return new ProposalReading.Now(validatedPreview(), isChanged, changes);
        } catch (InvalidValueException impossible) {
            Text why = Text.of(impossible.messageKey(), impossible.arguments().toArray());
            return new ProposalReading.Now(Preview.of(why), isChanged, changes);
        }
    }

    private LocalDate effectiveFrom() {
        return proposal.effectiveFrom();
    }
}
