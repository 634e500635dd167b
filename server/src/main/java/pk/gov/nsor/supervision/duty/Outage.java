package pk.gov.nsor.supervision.duty;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Days on which nobody could appear, or nobody could enter that somebody did.
 *
 * @param until the last of them; null while it goes on
 */
public record Outage(LocalDate from, @Nullable LocalDate until) {

    boolean covers(LocalDate day) {
        return !day.isBefore(from) && (until == null || !day.isAfter(until));
    }
}
