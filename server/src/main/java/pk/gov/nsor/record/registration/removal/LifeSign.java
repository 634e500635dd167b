package pk.gov.nsor.record.registration.removal;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import pk.gov.nsor.foundation.kernel.PersonId;

/**
 * A sign that a person whose death is on record is alive.
 *
 * @param on the day of it, after the day of death
 */
public record LifeSign(UUID id, PersonId person, Kind kind, LocalDate on, OffsetDateTime notedAt) {

    /** The kind of sign. The names are stored. */
    public enum Kind {
        /** Crossed the border. */
        BORDER,
        /** Stayed as a guest at a hotel. */
        HOTEL,
        /** Was registered as a tenant. */
        TENANCY,
        /** A SIM was registered under the CNIC. */
        SIM,
        /** NADRA has another name or address. */
        NADRA,
        /** Appeared at a police station. */
        APPEARANCE,
        /** Texted from their own verified number. */
        PHONE,
        /** The police found them at an address, or arrested them. */
        POLICE,
        /** A court or a prison recorded a decision or event about them. */
        COURT_OR_PRISON
    }
}
