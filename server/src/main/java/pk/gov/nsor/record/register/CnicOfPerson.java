package pk.gov.nsor.record.register;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.kernel.Cnic;

/**
 * A CNIC entered as this person's.
 *
 * @param enteredBy the account or machine client that entered it, null for the system
 * @param confirmedAt when a second person confirmed it, null while nobody has
 */
public record CnicOfPerson(
        Cnic cnic,
        Status status,
        @Nullable UUID enteredBy,
        @Nullable OffsetDateTime confirmedAt) {

    /** Whether it is known to be this person's. */
    public enum Status {
        /** Only the person who entered it has said so: the public gets no positive answer for it. */
        UNCONFIRMED,
        /** A second person has confirmed from a document that it is this person's. */
        CONFIRMED,
        /** It was found to be somebody else's. */
        WITHDRAWN
    }
}
