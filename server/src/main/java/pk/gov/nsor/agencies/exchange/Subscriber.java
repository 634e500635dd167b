package pk.gov.nsor.agencies.exchange;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A release channel to an agency's system.
 *
 * @param client the machine client that it belongs to
 * @param audience the name of an {@link Audience}
 * @param address where a webhook goes, or the topic; null for a feed
 * @param restsOn the notification or order
 * @param closedAt null while it is open
 */
public record Subscriber(
        UUID id,
        UUID client,
        String audience,
        Channel channel,
        @Nullable String address,
        String restsOn,
        Instant openedAt,
        @Nullable Instant filledAt,
        @Nullable Instant closedAt,
        @Nullable UUID closedBy,
        @Nullable String closeReason) {

    public boolean isOpen() {
        return closedAt == null;
    }

    /** What an event calls its source. */
    public String source() {
        return "urn:nsor:subscriber:" + id;
    }
}
