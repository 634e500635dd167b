package pk.gov.nsor.policing.supervision.knowledge;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A contact with the person, or about them.
 *
 * @param id made by whoever records it: sent again, it is recorded once
 * @param on the day, today or before
 * @param note 1 to 2000 characters
 */
public record Contact(UUID id, LocalDate on, Kind kind, String note) {

    /** With whom, and how. The names are stored. */
    public enum Kind {
        IN_PERSON,
        BY_PHONE,
        WITH_FAMILY,
        WITH_AGENCY
    }

    /** @throws pk.gov.nsor.foundation.kernel.InvalidValueException where the note is missing or refused */
    public Contact {
        note = FreeText.required(note, FreeText.LONGEST_NOTE, "note");
    }
}
