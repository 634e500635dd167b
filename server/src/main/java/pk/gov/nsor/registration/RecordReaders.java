package pk.gov.nsor.registration;

import pk.gov.nsor.access.SignedIn;
import pk.gov.nsor.kernel.PersonId;

/** Who may open a record that is not sealed: a bean of the module that knows whose case it is. */
public interface RecordReaders {

    boolean mayRead(SignedIn reader, PersonId person);
}
