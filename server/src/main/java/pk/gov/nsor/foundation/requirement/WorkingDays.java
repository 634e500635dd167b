package pk.gov.nsor.foundation.requirement;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;
import java.util.TreeMap;

/** The days on which a station can be visited: those of the working week, less public holidays. */
public final class WorkingDays {

    private final TreeMap<LocalDate, Set<DayOfWeek>> weeks;
    private final Set<LocalDate> holidays;

    /**
     * @param weeks the working week by the first day on which it is in force; the earliest holds before its day as well
     * @throws IllegalArgumentException where there is no week, or one without a day
     */
    public WorkingDays(TreeMap<LocalDate, Set<DayOfWeek>> weeks, Set<LocalDate> holidays) {
        if (weeks.isEmpty() || weeks.values().stream().anyMatch(Set::isEmpty)) {
            throw new IllegalArgumentException("A week has at least one working day");
        }
        this.weeks = new TreeMap<>(weeks);
        this.holidays = Set.copyOf(holidays);
    }

    /** The same weeks with other holidays. */
    public WorkingDays withHolidays(Set<LocalDate> others) {
        return new WorkingDays(weeks, others);
    }

    /** The same holidays with the weeks as far as a day: the one in force on it goes on. */
    public WorkingDays withWeeksUntil(LocalDate day) {
        LocalDate last = day.isBefore(weeks.firstKey()) ? weeks.firstKey() : day;
        return new WorkingDays(new TreeMap<>(weeks.headMap(last, true)), holidays);
    }

    public boolean isWorking(LocalDate day) {
        return isOfWeek(day) && !holidays.contains(day);
    }

    /** Whether the day is one of its working week, public holiday or not. */
    public boolean isOfWeek(LocalDate day) {
        var week = weeks.floorEntry(day);
        return (week == null ? weeks.firstEntry() : week).getValue().contains(day.getDayOfWeek());
    }

    /** The day itself where it is a working day, or else the next one. */
    public LocalDate onOrAfter(LocalDate day) {
        LocalDate next = day;
        while (!isWorking(next)) {
            next = next.plusDays(1);
        }
        return next;
    }

    /** The last working day before a day. */
    public LocalDate lastBefore(LocalDate day) {
        LocalDate last = day.minusDays(1);
        while (!isWorking(last)) {
            last = last.minusDays(1);
        }
        return last;
    }

    /**
     * The last of so many working days after a day, which is not counted itself.
     *
     * @param count 1 or more
     */
    public LocalDate after(LocalDate day, int count) {
        LocalDate last = day;
        for (int left = count; left > 0; left--) {
            last = onOrAfter(last.plusDays(1));
        }
        return last;
    }
}
