package pk.gov.nsor.publicservice.enquiry.lookup;

import java.time.LocalDate;

/**
 * A quarter of a year.
 *
 * @param firstDay the first of January, April, July or October
 */
public record Quarter(LocalDate firstDay) implements Comparable<Quarter> {

    private static final int MONTHS = 3;

    public Quarter {
        if (firstDay.getDayOfMonth() != 1 || firstDay.getMonthValue() % MONTHS != 1) {
            throw new IllegalArgumentException("No quarter begins on " + firstDay);
        }
    }

    /** The quarter in which the day lies. */
    public static Quarter of(LocalDate day) {
        return new Quarter(
                day.withMonth((day.getMonthValue() - 1) / MONTHS * MONTHS + 1).withDayOfMonth(1));
    }

    /** The latest quarter that may be disclosed on this day: a whole quarter lies between them. */
    public static Quarter latestTold(LocalDate today) {
        return of(today).minus(2);
    }

    /** Its last day. */
    public LocalDate lastDay() {
        return plus(1).firstDay.minusDays(1);
    }

    /** The first day on which it may be disclosed. */
    public LocalDate toldFrom() {
        return plus(2).firstDay;
    }

    public Quarter plus(int quarters) {
        return new Quarter(firstDay.plusMonths((long) MONTHS * quarters));
    }

    public Quarter minus(int quarters) {
        return plus(-quarters);
    }

    @Override
    public int compareTo(Quarter other) {
        return firstDay.compareTo(other.firstDay);
    }
}
