package pk.gov.nsor.agencies.intake;

import pk.gov.nsor.foundation.kernel.PersonId;

/** A message about the person is on record. Published within the transaction. */
record MessageApplied(PersonId person) {}
