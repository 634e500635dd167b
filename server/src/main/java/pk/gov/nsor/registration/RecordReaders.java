package pk.gov.nsor.registration;

import java.util.Set;
import pk.gov.nsor.access.RecordLink;
import pk.gov.nsor.access.SignedIn;
import pk.gov.nsor.kernel.PersonId;

/**
 * Who may open a record that is not sealed, and what links them to it: a bean of each module that knows of a link. One link
 * of one of them is enough. Where a link {@link RecordLink#isOwn is their own work} no further bean is asked: the one that
 * knows of those is the first in order.
 */
public interface RecordReaders {

    /** @return empty where nothing that the bean knows of lets them read */
    Set<RecordLink> links(SignedIn reader, PersonId person);

    /** As {@link #links}, of everybody at once: those whom the reader may read by anything that the bean knows of. */
    ReadablePeople readable(SignedIn reader);
}
