package pk.gov.nsor.foundation.access;

import java.util.Optional;

/**
 * The ground on which somebody may read a record, strongest first. It is kept on the trail with each view of a record.
 * The names are stored, so they must never change meaning.
 */
public enum AccessGround {
    /** The duty of the office covers the whole register. */
    NATIONAL_DUTY,
    /** A station of the reader's district or province is responsible for the person. */
    OWN_CASE,
    /** The reader's district is asked to take over the person. */
    TRANSFER_OFFERED,
    /** A prison is about to release the person into the reader's district. */
    RELEASE_PLANNED,
    /** The person is wanted and searched for in the whole country. */
    WHEREABOUTS_UNKNOWN,
    /** The person is staying in the reader's district today, according to a notice. */
    JOURNEY_NOTIFIED,
    /** The reader used emergency access. It lasts an hour and allows reading only. */
    EMERGENCY_ACCESS_TAKEN;

    /** The purpose that it implies; empty where the reader chooses one. */
    public Optional<Purpose> purpose() {
        return switch (this) {
            case NATIONAL_DUTY -> Optional.empty();
            case OWN_CASE -> Optional.of(Purpose.SUPERVISION);
            case TRANSFER_OFFERED -> Optional.of(Purpose.TRANSFER);
            case RELEASE_PLANNED -> Optional.of(Purpose.RELEASE);
            case WHEREABOUTS_UNKNOWN -> Optional.of(Purpose.SEARCH);
            case JOURNEY_NOTIFIED -> Optional.of(Purpose.JOURNEY);
            case EMERGENCY_ACCESS_TAKEN -> Optional.of(Purpose.EMERGENCY);
        };
    }

    /** Whether no further ground is needed: the record is part of the reader's own work. */
    public boolean isOwn() {
        return this == NATIONAL_DUTY || this == OWN_CASE;
    }
}
