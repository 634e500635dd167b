package pk.gov.nsor.requirement;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.requirement.Reason.Code;

/**
 * Rule 5: the last day completes as many counted days as there are from the start to the end of the period; days in custody
 * do not count. The days between two spells are taken at once, and agree with a walk through the calendar day by day.
 */
final class LastDayPolicy {

    private LastDayPolicy() {}

    /**
     * @param months of the period; a missing day of a month becomes that month's last
     * @return null where an open spell is reached before the period is completed
     */
    static @Nullable LocalDate lastDay(
            Judgment judgment, LocalDate start, int months, CustodyKnown custody, Reasons reasons) {
        long firstUncounted = start.toEpochDay();
        long end = start.plusMonths(months).toEpochDay();
        long inside = 0;
        for (CustodySpell spell : custody.stopping()) {
            long admitted = spell.admittedOn().toEpochDay();
            if (admitted >= end) {
                break;
            }
            if (spell.releasedOn() == null) {
                reasons.add(Code.LAST_DAY_UNKNOWN, judgment, spell.admittedOn());
                return null;
            }
            long from = Math.max(admitted, firstUncounted);
            long released = spell.releasedOn().toEpochDay();
            if (released > from) {
                // What lay inside is made up for at the end.
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
