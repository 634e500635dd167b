package pk.gov.nsor.foundation.access.credential;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A passkey of an account, as its owner sees it.
 *
 * @param name what its owner calls it, 1 to 60 characters
 * @param synced whether its maker may copy it to other devices of its owner
 * @param lastUsedAt null where it was never used
 */
public record Passkey(
        UUID id,
        String name,
        boolean synced,
        Instant madeAt,
        @Nullable Instant lastUsedAt) {}
