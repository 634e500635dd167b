package pk.gov.nsor.notices;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Whether something was told in time, and by which row of the policy.
 *
 * @param lastDay the last day in time; null where nobody had to tell it, and while an outage goes on that puts it off
 * @param ruleKey the policy, with the version in force on the day it happened
 */
public record Lateness(@Nullable LocalDate lastDay, boolean isLate, String ruleKey, int ruleVersion) {

    /** Whether an outage puts off the last day. */
    public boolean isPutOff() {
        return ruleKey.equals(Deadlines.GRACE);
    }

    /** Whether nobody can tell it in time any more. */
    boolean isOver(LocalDate today) {
        return lastDay == null ? !isPutOff() : lastDay.isBefore(today);
    }
}
