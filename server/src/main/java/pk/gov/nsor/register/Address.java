package pk.gov.nsor.register;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A place where the person lives or lived.
 *
 * @param id its order of entry
 * @param districtCode as it was recorded; which district it lies in on a day, {@code Districts.on} says
 * @param tehsilCode null where it is not known
 * @param until the last day, null while they live there
 */
public record Address(
        long id,
        String line,
        String districtCode,
        @Nullable String tehsilCode,
        LocalDate from,
        @Nullable LocalDate until) {}
