package pk.gov.nsor.foundation.feeds;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message of a trial client, as long as it is kept.
 *
 * @param kind the name of its {@link FeedKind}
 * @param outcome what its receipt says
 * @param reasons as {@link FeedKind#trialReasons} gave them
 * @param takenBackBy the client's own name of the message that withdraws or replaces this one; null for none
 */
public record TrialMessage(
        String messageId,
        String kind,
        UUID receipt,
        TrialCase outcome,
        String reasons,
        Instant receivedAt,
        @Nullable String takenBackBy) {}
