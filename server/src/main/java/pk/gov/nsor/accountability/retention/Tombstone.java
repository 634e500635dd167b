package pk.gov.nsor.accountability.retention;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That a record was erased.
 *
 * @param subject what its opaque identifier was; nothing leads from it to a person
 * @param policy key and version of the policy row by which it was due
 * @param lines how many lines of how many tables went
 * @param keysGoneAt when the key outside the database was destroyed; null where that follows within a day
 */
public record Tombstone(
        UUID id,
        UUID subject,
        DataClass dataClass,
        LocalDate dueOn,
        LocalDate erasedOn,
        String policy,
        int lines,
        @Nullable OffsetDateTime keysGoneAt) {}
