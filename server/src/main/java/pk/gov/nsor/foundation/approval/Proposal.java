package pk.gov.nsor.foundation.approval;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.access.Jurisdiction;
import pk.gov.nsor.foundation.access.WorkPlace;

/**
 * A proposal and its outcome.
 *
 * @param payload of the kind's type
 * @param place where it is, as {@link ProposalKind#place} said when it was proposed; null where it has no place
 * @param effectiveFrom the first day on which it is to count
 * @param reason why it was proposed
 * @param fingerprint of the state against which it was proposed
 * @param preview as the proposer saw it, or, once it is approved, as it was then
 * @param openUntil the last day on which it can be decided
 * @param decision what was decided; null while it waits or after it expired
 */
public record Proposal(
        UUID id,
        ProposalKind<?> kind,
        Object payload,
        @Nullable WorkPlace place,
        LocalDate effectiveFrom,
        String reason,
        String fingerprint,
        Preview preview,
        UUID proposedBy,
        Instant proposedAt,
        LocalDate openUntil,
        @Nullable Decision decision) {

    /** Whether people of this jurisdiction may see and decide it. */
    boolean isWithin(Jurisdiction jurisdiction) {
        return place == null || jurisdiction.covers(place);
    }

    /** The proposal's state on a day. No job changes it when the day changes; the day is only compared. */
    public State on(LocalDate today) {
        if (decision != null) {
            return decision.outcome();
        }
        return today.isAfter(openUntil) ? State.EXPIRED : State.WAITING;
    }

    /**
     * The end of a proposal.
     *
     * @param by the second person, or the proposer who withdrew it
     * @param reason why; empty where an approval gave none
     */
    public record Decision(State outcome, UUID by, Instant at, String reason) {}

    /** The state of a proposal. All but {@code EXPIRED} are stored. */
    public enum State {
        WAITING,
        APPROVED,
        REFUSED,
        WITHDRAWN,
        EXPIRED
    }
}
