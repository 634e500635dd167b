package pk.gov.nsor.record.register;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A place where the person lives or lived.
 *
 * @param id its order of entry
 * @param districtCode as it was recorded; {@code Districts.on} gives the district it lies in on a day
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
