package pk.gov.nsor.foundation.requirement.policy;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.requirement.CustodyKnown;
import pk.gov.nsor.foundation.requirement.Judgment;
import pk.gov.nsor.foundation.requirement.Reason.Code;
import pk.gov.nsor.foundation.requirement.Reasons;
import pk.gov.nsor.foundation.requirement.TimeInCustody;

/**
 * Rule 5: the last day completes as many counted days as there are from the start to the end of the period; days in
 * custody do not count. The days between two custody periods are computed at once; the result is the same as counting
 * the calendar day by day.
 */
public final class LastDayPolicy {

    private LastDayPolicy() {}

    /**
     * @param months of the period; a missing day of a month becomes that month's last
     * @return null where an open custody period is reached before the period is completed
     */
    public static @Nullable LocalDate lastDay(
            Judgment judgment, LocalDate start, int months, CustodyKnown custody, Reasons reasons) {
        long firstUncounted = start.toEpochDay();
        long end = start.plusMonths(months).toEpochDay();
        long inside = 0;
        for (TimeInCustody custodyPeriod : custody.stopping()) {
            long admitted = custodyPeriod.admittedOn().toEpochDay();
            if (admitted >= end) {
                break;
            }
            if (custodyPeriod.releasedOn() == null) {
                reasons.add(Code.LAST_DAY_UNKNOWN, judgment, custodyPeriod.admittedOn());
                return null;
            }
            long from = Math.max(admitted, firstUncounted);
            long released = custodyPeriod.releasedOn().toEpochDay();
            if (released > from) {
                // Days in custody are added at the end.
                inside += released - from;
                end += released - from;
                firstUncounted = released;
            }
        }
        LocalDate last = LocalDate.ofEpochDay(end - 1);
        long counted = end - inside - start.toEpochDay();
        reasons.add(Code.LAST_DAY, judgment, last, inside, start, months, counted);
        return last;
    }
}
