package pk.gov.nsor.record.registration;

import pk.gov.nsor.foundation.kernel.PersonId;

/**
 * A standing was derived anew, whether or not it has changed. Published within the transaction, with the person's row
 * locked. Listeners that act on it must do so before the commit.
 */
public record StandingDerived(PersonId person) {}
