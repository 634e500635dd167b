package pk.gov.nsor.policing.supervision.knowledge;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A visit as recorded.
 *
 * @param plannedOn null for a visit that nobody planned
 * @param reason empty for a visit that nobody planned
 * @param report null while it is to be made
 * @param recordedAt when its last part was recorded
 * @param recordedBy by whom
 */
public record Visit(
        UUID id,
        State state,
        @Nullable LocalDate plannedOn,
        String reason,
        @Nullable VisitReport report,
        OffsetDateTime recordedAt,
        @Nullable UUID recordedBy) {

    /** The names are stored. */
    public enum State {
        PLANNED,
        MADE,
        FAILED,
        CALLED_OFF
    }
}
