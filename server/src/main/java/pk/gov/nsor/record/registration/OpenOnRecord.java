package pk.gov.nsor.record.registration;

import java.util.Set;
import pk.gov.nsor.foundation.access.Purpose;
import pk.gov.nsor.foundation.kernel.PersonId;

/** Open work on a record that is a purpose for viewing it: a bean of each module that knows such work. */
public interface OpenOnRecord {

    Set<Purpose> purposes(PersonId person);
}
