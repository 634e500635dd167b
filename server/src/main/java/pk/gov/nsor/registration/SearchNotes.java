package pk.gov.nsor.registration;

import pk.gov.nsor.kernel.Cnic;

/** What somebody who searches for a CNIC is told besides: a bean of the module that knows it. */
public interface SearchNotes {

    /** Whether its holder has shown that the record of somebody like them is not theirs. */
    boolean isSomebodyElse(Cnic cnic);
}
