package pk.gov.nsor.publicservice.disclosure.rights;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.kernel.PersonId;

/**
 * A request.
 *
 * @param number on the receipt
 * @param person whose record it is about; of {@link RightKind#NOT_THIS_PERSON} somebody else's
 * @param claim null where its key is destroyed
 * @param dueOn the last day for the answer
 * @param takenTexted whether the person was texted that it was taken
 * @param decidedTexted whether the person was texted that it is decided
 * @param decision null while it is open
 * @param putRightBy the line of the record's timeline by which a granted correction was made; null for anything else
 */
public record RightRequest(
        UUID id,
        long number,
        RightKind kind,
        PersonId person,
        @Nullable Claim claim,
        UUID askedBy,
        Instant askedAt,
        LocalDate dueOn,
        boolean takenTexted,
        boolean decidedTexted,
        RightState state,
        @Nullable Decision decision,
        @Nullable Long putRightBy) {

    /** @param reason as given to the person; empty where its key is destroyed */
    public record Decision(UUID by, Instant at, String reason) {}

    /** Open after its last day. */
    public boolean isOverdue(LocalDate today) {
        return state == RightState.OPEN && today.isAfter(dueOn);
    }
}
