package pk.gov.nsor.foundation.audit;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry as it is stored, with its content encrypted.
 *
 * @param newKey the wrapped key that is stored with it, for an entry that has a key of its own; null otherwise
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record TrailRow(
        TrailEntry entry,
        OffsetDateTime occurredAt,
        @Nullable UUID keyId,
        byte @Nullable [] newKey,
        byte @Nullable [] content,
        byte @Nullable [] commitment) {}
