package pk.gov.nsor.agencies.exchange;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event as it is stored.
 *
 * @param number in order
 * @param person about whom; never sent
 * @param attempts how often it was sent in vain
 * @param position its place in a feed; null for a webhook's
 */
public record Event(
        UUID id,
        long number,
        UUID subscriber,
        UUID person,
        EventKind kind,
        Instant writtenAt,
        Instant waitsSince,
        int attempts,
        @Nullable Long position) {

    static final String COLUMNS =
            " id, number, subscriber_id, person_id, kind, written_at, waits_since, attempts, position ";
}
