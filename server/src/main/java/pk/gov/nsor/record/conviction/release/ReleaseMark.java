package pk.gov.nsor.record.conviction.release;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.record.conviction.ConvictionId;

/**
 * A court's order that a conviction is not for public release, or is released again. No reason is kept.
 *
 * @param isWithheld true for not for public release
 * @param orderedOn the day of the order
 * @param recordedBy null where a court's own message recorded it
 */
public record ReleaseMark(
        ConvictionId conviction,
        boolean isWithheld,
        LocalDate orderedOn,
        OffsetDateTime recordedAt,
        @Nullable UUID recordedBy) {}
