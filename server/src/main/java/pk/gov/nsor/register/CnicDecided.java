package pk.gov.nsor.register;

import pk.gov.nsor.audit.Actor;
import pk.gov.nsor.kernel.Cnic;
import pk.gov.nsor.kernel.PersonId;

/**
 * A CNIC of a record was confirmed, doubted or withdrawn. Published within the transaction, with the person's row locked.
 *
 * @param wasConfirmed whether it had been confirmed before, now or at any earlier time: the public may have been told
 * @param now what it is from now on
 */
public record CnicDecided(PersonId person, Cnic cnic, boolean wasConfirmed, CnicOfPerson.Status now, Actor by) {}
