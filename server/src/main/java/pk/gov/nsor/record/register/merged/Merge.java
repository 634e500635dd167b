package pk.gov.nsor.record.register.merged;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.kernel.PersonId;

/**
 * A record that was joined with an older one of the same person.
 *
 * @param part the joined record
 * @param leading the record it was joined with
 * @param root the record that leads now, where the leading one was itself joined with another later
 * @param endedAt when they were parted again; null while they are joined
 */
public record Merge(
        UUID id,
        PersonId part,
        PersonId leading,
        PersonId root,
        OffsetDateTime mergedAt,
        @Nullable OffsetDateTime endedAt) {

    public boolean isInForce() {
        return endedAt == null;
    }
}
