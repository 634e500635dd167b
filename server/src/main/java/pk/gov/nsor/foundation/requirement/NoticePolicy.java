package pk.gov.nsor.foundation.requirement;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** Rule 8, and the first appearance of rule 7: the deadline for a notification, and whether it was made in time. */
public final class NoticePolicy {

    private NoticePolicy() {}

    /**
     * The last day in time, counted in working days after the change, its own day not counted.
     *
     * @param workingDays 1 or more
     */
    public static LocalDate lastDay(WorkingDays calendar, LocalDate changedOn, int workingDays) {
        return calendar.after(changedOn, workingDays);
    }

    /**
     * Travel abroad must be notified a number of days before leaving.
     *
     * @param days how many at least lie between the notice and the departure
     */
    public static boolean isTravelNoticeLate(LocalDate receivedOn, LocalDate departureOn, int days) {
        return ChronoUnit.DAYS.between(receivedOn, departureOn) < days;
    }

    /** The last day for the first appearance after a release. */
    public static LocalDate firstAppearance(Law law, LocalDate releasedOn) {
        return lastDay(law.workingDays(), releasedOn, law.valuesOn(releasedOn).appearanceWorkingDays());
    }
}
