package pk.gov.nsor.policing.notices.judgement;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.policing.notices.Exemption;
import pk.gov.nsor.policing.notices.review.Lateness;

/**
 * What follows from the day on which a notice was given. Pages and the breach that is opened both use this one
 * judgement.
 *
 * @param happenedOn the day of the event that had to be notified, by what is known now
 * @param exemption why the person did not have to notify it; null where they had to, and where it is not late
 */
public record Judgement(
        Lateness lateness, LocalDate happenedOn, @Nullable Exemption exemption) {

    /** Whether a breach is alleged because it was notified late. */
    public boolean isBreach() {
        return lateness.isLate() && exemption == null;
    }

    /** The last day for it, or the day itself where it has none. */
    public LocalDate dueOn() {
        LocalDate lastDay = lateness.lastDay();
        return lastDay == null ? happenedOn : lastDay;
    }
}
