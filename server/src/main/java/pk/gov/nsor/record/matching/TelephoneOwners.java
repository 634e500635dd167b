package pk.gov.nsor.record.matching;

import java.util.List;
import pk.gov.nsor.foundation.kernel.MobileNumber;
import pk.gov.nsor.foundation.kernel.PersonId;

/** Whose telephone numbers are: a bean of the module that knows them. */
public interface TelephoneOwners {

    /** Everybody with this verified number, whoever asks: a family may share one. */
    List<PersonId> of(MobileNumber number);
}
