package pk.gov.nsor.record.register.journal;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of a person's timeline.
 *
 * @param id its place in the order of recording
 * @param happenedOn the day it happened, which may lie before the day it was recorded
 * @param recordedBy the account or machine client, null for the system
 * @param details values for the line's wording, by name
 */
public record JournalEntry(
        long id,
        JournalKind kind,
        LocalDate happenedOn,
        OffsetDateTime recordedAt,
        @Nullable UUID recordedBy,
        Map<String, String> details) {}
