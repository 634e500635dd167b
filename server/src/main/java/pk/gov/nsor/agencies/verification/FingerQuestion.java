package pk.gov.nsor.agencies.verification;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.agencies.verification.nadra.NadraFailure;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.record.fingerprints.Finger;

/**
 * A finger taken at the counter, about which NADRA is or was asked.
 *
 * @param cnic whose finger it should be
 * @param attempts how often it was asked
 * @param failure why the last attempt had no answer; null where it had, or none was made
 * @param askedBy the account that took it
 * @param takenAt when
 * @param answeredAt null while it waits
 */
public record FingerQuestion(
        UUID id,
        PersonId person,
        Cnic cnic,
        Finger finger,
        FingerState state,
        int attempts,
        @Nullable NadraFailure failure,
        UUID askedBy,
        OffsetDateTime takenAt,
        @Nullable OffsetDateTime answeredAt) {}
