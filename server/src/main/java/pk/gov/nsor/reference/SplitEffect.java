package pk.gov.nsor.reference;

import java.time.LocalDate;
import pk.gov.nsor.approval.Approval;
import pk.gov.nsor.approval.Preview;

/** What a district split means for the records of a module: a bean of that module. */
public interface SplitEffect {

    /** Whom it would affect from the day on, if it were approved now. */
    Preview preview(DistrictSplit split, LocalDate from);

    /** Records it with those affected, in the transaction of the approval; the places have moved already. */
    void follow(DistrictSplit split, Approval approval);
}
