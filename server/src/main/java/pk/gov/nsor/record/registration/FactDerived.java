package pk.gov.nsor.record.registration;

import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.record.conviction.FactChange;

/**
 * The effect of a version of a fact on a standing. Published within the transaction, with the person's row locked,
 * before {@link StandingDerived}, so that listeners to the latter know what waits for a second person.
 *
 * @param before null where nothing had been derived
 */
public record FactDerived(
        PersonId person, FactChange change, @Nullable Standing before, Standing after) {}
