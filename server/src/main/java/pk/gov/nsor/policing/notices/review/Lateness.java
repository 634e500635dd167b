package pk.gov.nsor.policing.notices.review;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Whether something was notified in time, and by which row of the policy.
 *
 * @param lastDay the last day in time; null where nobody had to notify it, and during an outage that extends it
 * @param ruleKey the policy, with the version in force on the day it happened
 */
public record Lateness(@Nullable LocalDate lastDay, boolean isLate, String ruleKey, int ruleVersion) {

    /** Whether an outage puts off the last day. */
    public boolean isPutOff() {
        return ruleKey.equals(Deadlines.GRACE);
    }

    /** Whether it can no longer be notified in time. */
    boolean isOver(LocalDate today) {
        return lastDay == null ? !isPutOff() : lastDay.isBefore(today);
    }
}
