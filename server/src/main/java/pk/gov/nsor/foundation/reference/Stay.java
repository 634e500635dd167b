package pk.gov.nsor.foundation.reference;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Days in a district.
 *
 * @param from the first, null where it is beyond memory
 * @param until the last, null while no end is known
 */
public record Stay(
        String districtCode,
        @Nullable LocalDate from,
        @Nullable LocalDate until) {

    public boolean contains(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (until == null || !day.isAfter(until));
    }
}
