package pk.gov.nsor.foundation.feeds;

import java.time.Instant;
import java.util.UUID;
import pk.gov.nsor.foundation.audit.Actor;

/**
 * A message that was acknowledged.
 *
 * @param receipt the identifier by which the client asks about it
 * @param messageId the client's own name for it
 * @param receivedAt when it was acknowledged
 * @param actor the client, as it sent the message
 */
public record FeedMessage(UUID receipt, UUID client, String messageId, Instant receivedAt, Actor actor) {

    /** The receipt alone: the client's own name may say more than a log should have. */
    @Override
    public String toString() {
        return receipt.toString();
    }
}
