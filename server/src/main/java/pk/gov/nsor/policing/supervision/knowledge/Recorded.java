package pk.gov.nsor.policing.supervision.knowledge;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something as it was recorded.
 *
 * @param by the account; null where the register recorded it by itself
 */
public record Recorded<T>(
        T what, OffsetDateTime at, @Nullable UUID by) {}
