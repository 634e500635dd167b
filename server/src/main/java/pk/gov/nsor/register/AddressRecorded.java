package pk.gov.nsor.register;

import pk.gov.nsor.audit.Actor;
import pk.gov.nsor.kernel.PersonId;

/** Somebody lives elsewhere from a day on. Published within the transaction, with the person's row locked. */
public record AddressRecorded(PersonId person, Actor by) {}
