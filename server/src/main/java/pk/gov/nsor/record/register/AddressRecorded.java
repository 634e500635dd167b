package pk.gov.nsor.record.register;

import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.PersonId;

/** A person's address has changed from a day on. Published within the transaction, with the person's row locked. */
public record AddressRecorded(PersonId person, Actor by) {}
