package pk.gov.nsor.foundation.feeds;

import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.audit.Actor;

/**
 * A message that was acknowledged and waits to be processed.
 *
 * @param handler which handler processes it
 * @param receipt the identifier by which the client asks about it
 * @param messageId the client's own name for it
 * @param digest a keyed hash of what it says, to distinguish a repetition from another message
 * @param body as the handler wrote it; null where the handler keeps it itself
 * @param actor the client, as it sent the message
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
public record FeedMessage(
        String handler,
        UUID receipt,
        UUID client,
        String messageId,
        byte[] digest,
        byte @Nullable [] body,
        Actor actor) {

    /** The body, of a handler that left one. */
    public byte[] content() {
        return Objects.requireNonNull(body, "This handler left no body");
    }

    /** Without the body, so that it reaches no log. */
    @Override
    public String toString() {
        return handler + " " + receipt;
    }
}
