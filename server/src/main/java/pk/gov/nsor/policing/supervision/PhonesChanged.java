package pk.gov.nsor.policing.supervision;

import pk.gov.nsor.foundation.kernel.PersonId;

/** A number became somebody's, or is it no more; published in the same transaction, with the person's row locked. */
public record PhonesChanged(PersonId person) {}
