package pk.gov.nsor.registration;

import java.util.Set;
import pk.gov.nsor.access.Purpose;
import pk.gov.nsor.kernel.PersonId;

/** What is open on a record and is a purpose to look at it: a bean of each module that knows of something. */
public interface OpenOnRecord {

    Set<Purpose> purposes(PersonId person);
}
