package pk.gov.nsor.record.conviction.release;

import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.record.conviction.ConvictionId;

/**
 * A conviction was marked as not for public release, or as released again. Published within the transaction, with the
 * person's row locked.
 */
public record ReleaseMarked(PersonId person, ConvictionId conviction, boolean isWithheld, Actor by) {}
