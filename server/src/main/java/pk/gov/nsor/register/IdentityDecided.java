package pk.gov.nsor.register;

import pk.gov.nsor.kernel.PersonId;

/**
 * Something about who the person is was entered, confirmed or withdrawn. Published within the transaction, with the
 * person's row locked; whoever derives from it does so before the commit.
 */
public record IdentityDecided(PersonId person) {}
