package pk.gov.nsor.record.register;

import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.PersonId;

/**
 * A part of the person's identity was entered, confirmed, withdrawn or corrected. Published within the transaction,
 * with the person's row locked. Listeners that derive from it must do so before the commit.
 *
 * @param correctedBy who corrected the identity on record; null where it was about a CNIC
 * @param isWithFacts whether it is a new record that was derived from its first facts just now
 */
public record IdentityDecided(PersonId person, @Nullable Actor correctedBy, boolean isWithFacts) {

    public IdentityDecided(PersonId person, @Nullable Actor correctedBy) {
        this(person, correctedBy, false);
    }

    /** About a CNIC, or of a new record. */
    public IdentityDecided(PersonId person) {
        this(person, null, false);
    }
}
