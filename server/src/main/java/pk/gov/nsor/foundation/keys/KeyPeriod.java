package pk.gov.nsor.foundation.keys;

import java.time.LocalDate;

/**
 * Time cut into periods of so many days, counted from the first of January 1970, so that all processes change their keys on
 * the same day. A period's key is {@link Keys#keyedHash(String, LocalDate)} of its first day.
 *
 * @param days at least 1
 */
public record KeyPeriod(int days) {

    public KeyPeriod {
        if (days < 1) {
            throw new IllegalArgumentException("A period has at least one day: " + days);
        }
    }

    /** How many periods lie between 1970 and the one of this day. */
    public long number(LocalDate day) {
        return Math.floorDiv(day.toEpochDay(), days);
    }

    /** The first day of the period in which this day lies. */
    public LocalDate firstDay(LocalDate day) {
        return LocalDate.ofEpochDay(number(day) * days);
    }

    /** The first day of the period before the one of this day. */
    public LocalDate firstDayBefore(LocalDate day) {
        return firstDay(day).minusDays(days);
    }
}
