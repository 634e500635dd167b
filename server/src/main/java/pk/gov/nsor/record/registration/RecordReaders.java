package pk.gov.nsor.record.registration;

import java.util.Set;
import pk.gov.nsor.foundation.access.AccessGround;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.kernel.PersonId;

/**
 * Decides who may open a record that is not sealed, and on which grounds: a bean of each module that knows such a
 * ground. One ground from one bean is enough. Where a ground {@link AccessGround#isOwn is their own work} no further
 * bean is queried; the bean that knows those comes first in order.
 */
public interface RecordReaders {

    /** @return empty where the bean knows no ground on which they may read */
    Set<AccessGround> links(SignedIn reader, PersonId person);

    /**
     * As {@link #links}, for all people at once: those whom the reader may read on any ground that the bean knows.
     */
    ReadablePeople readable(SignedIn reader);
}
