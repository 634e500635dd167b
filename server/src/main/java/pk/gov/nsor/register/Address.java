package pk.gov.nsor.register;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A place where the person lives or lived.
 *
 * @param until the last day, null while they live there
 */
public record Address(
        String line,
        String districtCode,
        LocalDate from,
        @Nullable LocalDate until) {}
