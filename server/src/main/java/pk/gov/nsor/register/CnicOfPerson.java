package pk.gov.nsor.register;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.kernel.Cnic;

/**
 * A CNIC that somebody says is this person's.
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
        /** Nobody but who entered it has said so: the public is not told. */
        UNCONFIRMED,
        /** A second person has confirmed from a document that it is this person's. */
        CONFIRMED,
        /** It was found to be somebody else's. */
        WITHDRAWN
    }
}
