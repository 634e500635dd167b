package pk.gov.nsor.record.register;

import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.PersonId;

/**
 * A CNIC of a record was confirmed, doubted or withdrawn. Published within the transaction, with the person's row
 * locked.
 *
 * @param id names the CNIC among those of all records
 * @param wasConfirmed whether it had been confirmed before, now or at any earlier time: the public may have been given
 *     answers based on it
 * @param confirmedUntilNow whether it was confirmed until this decision: the public may have been given such answers today
 * @param now the status from now on
 */
public record CnicDecided(
        PersonId person,
        long id,
        Cnic cnic,
        boolean wasConfirmed,
        boolean confirmedUntilNow,
        CnicOfPerson.Status now,
        Actor by) {}
