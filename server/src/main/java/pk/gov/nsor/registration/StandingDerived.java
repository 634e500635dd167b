package pk.gov.nsor.registration;

import pk.gov.nsor.kernel.PersonId;

/**
 * A standing was derived anew, whether or not it says something else. Published within the transaction, with the person's
 * row locked; whoever draws consequences does so before the commit.
 */
public record StandingDerived(PersonId person) {}
