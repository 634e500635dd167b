package pk.gov.nsor.conviction;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * By a court's order a conviction is not for public release, or is again. No reason is kept.
 *
 * @param isWithheld true for not for public release
 * @param orderedOn the day of the order
 * @param recordedBy null for a court's message of itself
 */
public record ReleaseMark(
        ConvictionId conviction,
        boolean isWithheld,
        LocalDate orderedOn,
        OffsetDateTime recordedAt,
        @Nullable UUID recordedBy) {}
