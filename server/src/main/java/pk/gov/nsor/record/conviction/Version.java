package pk.gov.nsor.record.conviction;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One version of a fact: what was known from a moment on, until the next version was recorded.
 *
 * @param number from 1
 * @param withdrawn true where the fact was found to have been recorded in error; its value is then that of the version
 *     before
 * @param reason why it was corrected or withdrawn; null where it was not
 * @param recordedBy the account or machine client, null for the system
 */
public record Version<T extends LegalFact>(
        int number,
        T fact,
        boolean withdrawn,
        @Nullable String reason,
        OffsetDateTime recordedAt,
        @Nullable UUID recordedBy) {}
