package pk.gov.nsor.supervision;

import pk.gov.nsor.kernel.PersonId;

/** A number became somebody's, or is it no more; published in the same transaction, with the person's row locked. */
public record PhonesChanged(PersonId person) {}
