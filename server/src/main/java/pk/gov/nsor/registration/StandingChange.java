package pk.gov.nsor.registration;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A standing that became another.
 *
 * @param before null for the first that was derived
 */
public record StandingChange(
        OffsetDateTime changedAt, @Nullable Standing before, Standing after) {}
