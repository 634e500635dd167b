package pk.gov.nsor.foundation.requirement;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Days on which nobody could appear or notify anything, or on which nobody could enter that somebody did.
 *
 * @param until the last of them; null while it goes on
 */
public record Outage(LocalDate from, @Nullable LocalDate until) {

    /**
     * The deadline by which something due on a day can still be done. Where the grace period after one outage ends in
     * another outage, that one extends it again. Where several extensions are possible the latest counts, so that a
     * further outage never makes anybody late.
     *
     * @param graceWorkingDays how many working days after an outage; 0 or more
     * @return the day itself where no outage covers it; null while one that extends it goes on
     */
    public static @Nullable LocalDate answerableUntil(
            LocalDate dueOn, Collection<Outage> outages, WorkingDays calendar, int graceWorkingDays) {
        LocalDate latest = dueOn;
        Set<Outage> met = new HashSet<>();
        Deque<LocalDate> ends = new ArrayDeque<>(List.of(dueOn));
        while (!ends.isEmpty()) {
            LocalDate end = ends.remove();
            for (Outage outage : outages) {
                if (outage.covers(end) && met.add(outage)) {
                    if (outage.until() == null) {
                        return null;
                    }
                    LocalDate later = calendar.after(outage.until(), graceWorkingDays);
                    ends.add(later);
                    latest = later.isAfter(latest) ? later : latest;
                }
            }
        }
        return latest;
    }

    private boolean covers(LocalDate day) {
        return !day.isBefore(from) && (until == null || !day.isAfter(until));
    }
}
