package pk.gov.nsor.registration;

import pk.gov.nsor.access.SignedIn;
import pk.gov.nsor.kernel.PersonId;

/** Who may open a record that is not sealed: a bean of each module that knows of a reason. One of them is enough. */
public interface RecordReaders {

    boolean mayRead(SignedIn reader, PersonId person);
}
