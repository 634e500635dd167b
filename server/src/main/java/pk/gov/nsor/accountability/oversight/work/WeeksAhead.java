package pk.gov.nsor.accountability.oversight.work;

import java.util.List;
import pk.gov.nsor.foundation.reference.District;

/**
 * A district's work of the coming weeks.
 *
 * @param officers accounts of officers who supervise there
 * @param weeks minutes that are due, the week that runs first, with what is overdue
 * @param hours how many hours a week the officers have together
 * @param daysLeft how many days of its working week the week that runs still had when it was counted, that day included
 * @param days how many it has, 1 or more; public holidays count, since the hours are those of a week on average
 */
public record WeeksAhead(District district, int officers, List<Integer> weeks, int hours, int daysLeft, int days) {

    public WeeksAhead {
        weeks = List.copyOf(weeks);
        if (daysLeft < 0 || daysLeft > days || days == 0) {
            throw new IllegalArgumentException(daysLeft + " of " + days + " days are left");
        }
    }

    /** In percent of the hours that there are; 999 at most, and where there are none but something is due. */
    public int percent(int week) {
        int minutes = weeks.get(week);
        if (hours == 0) {
            return minutes == 0 ? 0 : 999;
        }
        return (int) Math.min(999, Math.ceilDiv(100L * minutes, 60L * hours));
    }

    /**
     * The first week by whose end more is due than can have been done since it was counted, even if nothing ever had to wait for its
     * day; -1 where all can be done. What is overdue has to be done in the week that runs. Once that has no working day left, what was
     * not done in it is late, and no longer a reason to say so of that week: it takes hours of the next.
     */
    public int impossibleFrom() {
        long due = 0;
        for (int week = 0; week < weeks.size(); week++) {
            due += weeks.get(week);
            boolean isOver = week == 0 && daysLeft == 0;
            if (!isOver && due > minutesBy(week)) {
                return week;
            }
        }
        return -1;
    }

    /** Hours that are due by the end of a week, rounded up. */
    public long dueBy(int week) {
        return Math.ceilDiv(
                weeks.stream().limit(week + 1L).mapToLong(Integer::longValue).sum(), 60L);
    }

    /** Hours that there are by the end of a week, of the one that runs those of the days left; rounded down. */
    public long availableBy(int week) {
        return minutesBy(week) / 60;
    }

    private long minutesBy(int week) {
        return 60L * hours * week + 60L * hours * daysLeft / days;
    }
}
