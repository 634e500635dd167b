package pk.gov.nsor.policing.supervision;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A version of a circumstance.
 *
 * @param id names the circumstance
 * @param version from 1; the highest is what is known now
 * @param withdrawn whether it was found to be recorded in error, and counts no more
 * @param correction why it replaces the version before; empty for the first
 * @param recordedBy the account; null where the register recorded it by itself
 */
public record KnownCircumstance(
        UUID id,
        int version,
        NewCircumstance known,
        boolean withdrawn,
        String correction,
        OffsetDateTime recordedAt,
        @Nullable UUID recordedBy) {

    /** Whether it is so now, as far as is known: neither ended nor withdrawn. */
    public boolean isNow() {
        return !withdrawn && known.until() == null;
    }
}
