package pk.gov.nsor.record.fingerprints;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.kernel.PersonId;

/**
 * A print on record, without what can be compared.
 *
 * @param recordedBy the account; null for the system
 * @param withdrawal null while it counts
 */
public record Fingerprint(
        UUID id,
        PersonId person,
        Finger finger,
        Instant recordedAt,
        @Nullable UUID recordedBy,
        @Nullable Withdrawal withdrawal) {

    /** Why a print counts no more. The names are stored. */
    public enum Reason {
        /** It is of somebody else, who must not be taken for the registered person. */
        ANOTHER_PERSON,
        /** It is of another finger than it says. */
        ANOTHER_FINGER,
        /** It shows too little to be compared. */
        POOR,
        /** A newer one has taken its place. Nobody chooses it. */
        REPLACED
    }

    /** That a print counts no more; its template is destroyed. */
    public record Withdrawal(
            Reason reason, Instant recordedAt, @Nullable UUID recordedBy) {}

    public boolean counts() {
        return withdrawal == null;
    }
}
