package pk.gov.nsor.accountability.trailreading;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry.Outcome;
import pk.gov.nsor.foundation.kernel.RegisterNumber;

/**
 * An entry with what the reader may see of it.
 *
 * @param actor null for the system and for somebody not signed in
 * @param record what it is about; null where it is about nothing of its own
 * @param number the register number of what it is about; null where that is no record or not the reader's to know
 * @param purpose a name of the enum {@code Purpose}; null where none was asked
 * @param link a name of the enum {@code AccessGround}; null where the entry is not a view
 */
public record ListedEntry(
        long id,
        Instant at,
        Actor.Kind kind,
        @Nullable UUID actor,
        TrailAction action,
        Outcome outcome,
        @Nullable UUID record,
        @Nullable RegisterNumber number,
        @Nullable String purpose,
        @Nullable String link,
        String origin,
        boolean hasContent) {

    /** Where it stands among the others. */
    public TrailPlace place() {
        return new TrailPlace(at, id);
    }
}
