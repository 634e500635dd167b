package pk.gov.nsor.foundation.reference.holiday;

import java.time.LocalDate;
import java.util.UUID;
import pk.gov.nsor.foundation.approval.Preview;

/** The effect of another public holiday, or of one that is withdrawn: a bean of each module that computes with working days. */
public interface HolidayEffect {

    /** What would move, or be withdrawn, as of now. */
    Preview preview(LocalDate day);

    /**
     * Called when the holiday was written, in the transaction of the approval, with the exclusive lock of the law.
     */
    void applied(LocalDate day, UUID proposal);

    /** What would come forward if the day were withdrawn, as of now. Last days that somebody was told stay. */
    default Preview previewWithdrawal(LocalDate day) {
        return Preview.of();
    }

    /** As {@link #applied}, when the day is no holiday any more. */
    default void withdrawn(LocalDate day, UUID proposal) {}
}
