package pk.gov.nsor.record.matching.compare;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a birth.
 *
 * @param year the year, whether or not the day is known
 * @param day null where only the year is known
 */
public record Birth(int year, @Nullable LocalDate day) {

    public static Birth on(LocalDate day) {
        return new Birth(day.getYear(), day);
    }

    public static Birth in(int year) {
        return new Birth(year, null);
    }

    Agreement agreement(Birth other) {
        if (day != null && other.day != null) {
            if (day.equals(other.day)) {
                return Agreement.SAME_DAY;
            }
            if (year == other.year
                    && day.getMonthValue() == other.day.getDayOfMonth()
                    && day.getDayOfMonth() == other.day.getMonthValue()) {
                return Agreement.DAY_AND_MONTH_SWAPPED;
            }
        }
        int apart = Math.abs(year - other.year);
        return apart == 0 ? Agreement.SAME_YEAR : apart <= 2 ? Agreement.WITHIN_TWO_YEARS : Agreement.OTHER_YEAR;
    }

    String text() {
        return day == null ? Integer.toString(year) : day.toString();
    }
}
