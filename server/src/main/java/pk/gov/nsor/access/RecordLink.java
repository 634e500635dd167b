package pk.gov.nsor.access;

import java.util.Optional;

/**
 * What lets somebody read a record, strongest first: it is kept with each look on the trail. A name keeps its meaning for
 * good.
 */
public enum RecordLink {
    /** The office's work is the whole register. */
    NATIONAL_DUTY,
    /** A station of the reader's district or province answers for the person. */
    OWN_CASE,
    /** The reader's district is asked to take the person over. */
    TRANSFER_OFFERED,
    /** A prison is about to release the person into the reader's district. */
    RELEASE_PLANNED,
    /** The person is looked for in the whole country. */
    WHEREABOUTS_UNKNOWN,
    /** The person stays in the reader's district today, as was told. */
    JOURNEY_TOLD,
    /** The reader broke the glass, for an hour and for reading alone. */
    GLASS_BROKEN;

    /** What it is there for; empty where the reader says so themselves. */
    public Optional<Purpose> purpose() {
        return switch (this) {
            case NATIONAL_DUTY -> Optional.empty();
            case OWN_CASE -> Optional.of(Purpose.SUPERVISION);
            case TRANSFER_OFFERED -> Optional.of(Purpose.TRANSFER);
            case RELEASE_PLANNED -> Optional.of(Purpose.RELEASE);
            case WHEREABOUTS_UNKNOWN -> Optional.of(Purpose.SEARCH);
            case JOURNEY_TOLD -> Optional.of(Purpose.JOURNEY);
            case GLASS_BROKEN -> Optional.of(Purpose.EMERGENCY);
        };
    }

    /** Whether nothing else need be known of why the reader is here: their work is this record's. */
    public boolean isOwn() {
        return this == NATIONAL_DUTY || this == OWN_CASE;
    }
}
