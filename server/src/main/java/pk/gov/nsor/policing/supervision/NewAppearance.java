package pk.gov.nsor.policing.supervision;

import java.time.LocalDate;
import java.util.UUID;
import pk.gov.nsor.foundation.kernel.InvalidValueException;

/**
 * Somebody appeared in person at a station.
 *
 * @param id made by whoever records it: sent again, it is recorded once
 * @param station where
 * @param on the day, today or before
 * @param note what else is worth knowing, at most 1000 characters; empty for nothing
 */
public record NewAppearance(
        UUID id, String station, LocalDate on, IdentitySeen identitySeen, AddressSeen addressSeen, String note) {

    private static final int LONGEST_NOTE = 1000;

    /** How the officer knew who it was. The names are stored. */
    public enum IdentitySeen {
        CNIC_CARD,
        OTHER_DOCUMENT,
        FINGERPRINT,
        KNOWN_IN_PERSON
    }

    /** How the address was confirmed. The names are stored. */
    public enum AddressSeen {
        VISITED,
        DOCUMENT,
        CONFIRMED_BY_ANOTHER,
        /** The person says so, and nothing speaks against it. */
        STATED,
        /** The person is not there, or there is no such place. */
        FAILED
    }

    /** @throws InvalidValueException where the note is too long */
    public NewAppearance {
        note = note.strip();
        if (note.length() > LONGEST_NOTE) {
            throw new InvalidValueException("appearance.note", "A note has at most %s characters.", LONGEST_NOTE)
                    .at("note");
        }
    }
}
