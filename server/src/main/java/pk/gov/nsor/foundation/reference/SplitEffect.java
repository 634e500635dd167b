package pk.gov.nsor.foundation.reference;

import java.time.LocalDate;
import pk.gov.nsor.foundation.approval.Approval;
import pk.gov.nsor.foundation.approval.Preview;

/** The effect of a district split on the records of a module: a bean of that module. */
public interface SplitEffect {

    /** The people it would affect from the day on, if it were approved now. */
    Preview preview(DistrictSplit split, LocalDate from);

    /** Records it for those affected, in the transaction of the approval, after the places were changed. */
    void follow(DistrictSplit split, Approval approval);
}
