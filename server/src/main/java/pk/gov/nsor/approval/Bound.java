package pk.gov.nsor.approval;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.kernel.InvalidValueException;

/** A proposal with its kind, their types brought together. */
record Bound<P>(ProposalKind<P> kind, P payload, Proposal proposal) {

    static <P> Bound<P> of(ProposalKind<P> kind, Proposal proposal) {
        return new Bound<>(kind, kind.payload().cast(proposal.payload()), proposal);
    }

    boolean isChanged() {
        return !kind.fingerprint(payload).equals(proposal.fingerprint());
    }

    List<ProposalKind.Line> describe() {
        return kind.describe(payload);
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

    /** A proposal that can not be any more shows why in place of whom it would affect. */
    Proposals.Now now() {
        boolean isChanged = isChanged();
        try {
            return new Proposals.Now(validatedPreview(), isChanged);
        } catch (InvalidValueException impossible) {
            Text why = Text.of(impossible.messageKey(), impossible.arguments().toArray());
            return new Proposals.Now(Preview.of(why), isChanged);
        }
    }

    private LocalDate effectiveFrom() {
        return proposal.effectiveFrom();
    }
}
