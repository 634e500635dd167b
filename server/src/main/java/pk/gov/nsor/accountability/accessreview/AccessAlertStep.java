package pk.gov.nsor.accountability.accessreview;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody did about an access alert.
 *
 * @param holdsUntil of an explanation; null where it was for that time only
 */
public record AccessAlertStep(
        StepKind kind,
        String reason,
        UUID by,
        Instant at,
        @Nullable LocalDate holdsUntil) {}
