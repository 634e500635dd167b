package pk.gov.nsor.foundation.requirement;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A value that is assumed where the Act is silent, on the days it is in force.
 *
 * @param from the first day in force
 * @param to the last day in force; null while it is
 */
public record PolicyRow(
        String key, String value, LocalDate from, @Nullable LocalDate to) {

    boolean inForceOn(LocalDate day) {
        return !day.isBefore(from) && (to == null || !day.isAfter(to));
    }
}
