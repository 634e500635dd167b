package pk.gov.nsor.reference;

import java.time.LocalDate;
import java.util.UUID;
import pk.gov.nsor.approval.Preview;

/** What another public holiday does: a bean of each module that reckons with working days. */
public interface HolidayEffect {

    /** What would move, or be withdrawn, as it looks now. */
    Preview preview(LocalDate day);

    /** The holiday is written; in the transaction of the approval, with the law held alone. */
    void applied(LocalDate day, UUID proposal);
}
