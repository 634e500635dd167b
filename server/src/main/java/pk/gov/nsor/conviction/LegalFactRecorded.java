package pk.gov.nsor.conviction;

import pk.gov.nsor.kernel.PersonId;

/**
 * Something was recorded from which the law draws consequences. Published within the transaction, with the person's row
 * locked; whoever derives from it does so before the commit.
 */
public record LegalFactRecorded(PersonId person) {}
