package pk.gov.nsor.accountability.oversight.work;

import java.util.List;
import pk.gov.nsor.foundation.reference.District;

/**
 * A district's work of the coming weeks.
 *
 * @param officers accounts of officers who supervise there
 * @param weeks minutes that are due, the week that runs first, with what is overdue
 * @param hours how many hours a week the officers have together
 */
public record WeeksAhead(District district, int officers, List<Integer> weeks, int hours) {

    public WeeksAhead {
        weeks = List.copyOf(weeks);
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
     * The first week by whose end more is due than can have been done since now, even if nothing ever had to wait for its day;
     * -1 where all can be done.
     */
    public int impossibleFrom() {
        long due = 0;
        for (int week = 0; week < weeks.size(); week++) {
            due += weeks.get(week);
            if (due > 60L * hours * (week + 1)) {
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

    /** Hours that there are by the end of a week. */
    public long availableBy(int week) {
        return (long) hours * (week + 1);
    }
}
