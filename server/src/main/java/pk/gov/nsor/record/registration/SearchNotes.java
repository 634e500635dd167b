package pk.gov.nsor.record.registration;

import pk.gov.nsor.foundation.kernel.Cnic;

/** Additional notes for somebody who searches for a CNIC: a bean of the module that knows them. */
public interface SearchNotes {

    /** Whether its holder has proved that the record of a similar person is not theirs. */
    boolean isSomebodyElse(Cnic cnic);
}
