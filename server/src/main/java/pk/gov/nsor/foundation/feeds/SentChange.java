package pk.gov.nsor.foundation.feeds;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of a message, as far as its sender may know.
 *
 * @param kind the name of its {@link FeedKind}
 * @param returnReason why it was sent back; null where it was not, and where that is kept no more
 * @param position its place among the changes of this client, from 1, without gaps
 */
public record SentChange(
        String messageId,
        UUID receipt,
        String kind,
        What what,
        @Nullable String returnReason,
        Instant at,
        long position) {

    /** What a sender may know. The names are stored. */
    @Schema(name = "MessageChange")
    public enum What {
        /** The register has it. */
        RECEIVED,
        /** A registrar sent it back, because something is wrong with it by itself. */
        RETURNED,
        /** Its sender has withdrawn it. */
        WITHDRAWN,
        /** Its sender has sent another one in its place. */
        REPLACED
    }
}
