package pk.gov.nsor.vigilance;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody did about a finding.
 *
 * @param holdsUntil of an explanation; null where it was for that time only
 */
public record Step(
        StepKind kind,
        String reason,
        UUID by,
        Instant at,
        @Nullable LocalDate holdsUntil) {}
