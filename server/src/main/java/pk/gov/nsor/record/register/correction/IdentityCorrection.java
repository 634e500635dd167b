package pk.gov.nsor.record.register.correction;

import java.time.OffsetDateTime;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.record.register.Identity;

/**
 * A correction of a person's identity, as it was and as it is to be.
 *
 * @param number its place in the order of requests
 * @param evidence the document that proves it
 * @param rightRequest the request of the person that it answers; null where there was no request
 * @param made null until a second person has approved it
 */
public record IdentityCorrection(
        UUID id,
        long number,
        PersonId person,
        Identity before,
        Identity after,
        CorrectionEvidence evidence,
        @Nullable UUID rightRequest,
        UUID askedBy,
        OffsetDateTime askedAt,
        @Nullable Made made) {

    /**
     * The version of the identity that it made.
     *
     * @param version 2 for the first correction
     */
    public record Made(int version, UUID proposal, UUID by, OffsetDateTime at) {}

    /** What it corrects. */
    public Set<IdentityDetail> details() {
        return IdentityDetail.differing(before, after);
    }
}
