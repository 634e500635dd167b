package pk.gov.nsor.record.conviction;

import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.kernel.PersonId;

/**
 * A legal fact about a person was recorded, corrected, withdrawn or restored. Published within the transaction, with
 * the person's row locked. Listeners that derive from it must do so before the commit.
 *
 * @param change what was done; null where many facts were loaded at once
 */
public record LegalFactRecorded(PersonId person, @Nullable FactChange change) {

    public LegalFactRecorded(PersonId person) {
        this(person, null);
    }
}
