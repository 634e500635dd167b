package pk.gov.nsor.survivors.support;

import java.time.Instant;
import java.util.UUID;

/**
 * Consent to one referral.
 *
 * @param by who gave it
 * @param how it was given
 * @param at when
 * @param adviser who took it
 */
public record Consent(Giver by, Way how, Instant at, UUID adviser) {

    /** Who consents. */
    public enum Giver {
        SURVIVOR,
        /** For a child, with the child's own agreement; never whoever is accused. */
        GUARDIAN
    }

    /** How it is shown later that there was consent. */
    public enum Way {
        SIGNED,
        /** Said before a second person of the cell. */
        SPOKEN
    }
}
