package pk.gov.nsor.agencies.referrals;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.kernel.PersonId;

/**
 * That a child lives with somebody on record, as child protection was told.
 *
 * @param station the code of the station that answers for the person
 * @param district the code of its district
 * @param since since when a child lives there, as far as is known
 * @param dueAt by when it is to be acknowledged
 * @param acknowledgedAt when it was acknowledged first; null where it was not
 * @param withdrawnBecause null while it holds
 */
public record Referral(
        UUID id,
        PersonId person,
        State state,
        String station,
        String district,
        LocalDate since,
        Instant madeAt,
        Instant dueAt,
        @Nullable Instant acknowledgedAt,
        @Nullable Because withdrawnBecause) {

    /** What has become of it. The names are stored. */
    public enum State {
        OPEN,
        ACKNOWLEDGED,
        WITHDRAWN
    }

    /** Why it was withdrawn. The names are stored. */
    public enum Because {
        /** No child lives there any more, or it was noted in error. */
        NO_CHILD,
        /** The person is in custody, off the register, joined with another record, or no station answers. */
        NOT_IN_HOUSEHOLD,
        /** A station of another district answers for the person, whose child protection is told. */
        MOVED,
        /** No channel to a child protection of the district is open any more. */
        NO_CHANNEL
    }
}
