package pk.gov.nsor.record.registration;

import java.util.List;
import java.util.Set;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.record.register.Identity;

/** Finds records that may be of somebody who is about to be registered: a bean of the module that compares people. */
public interface AlikeRecords {

    /**
     * The likeliest first, sealed records too: for registrars alone.
     *
     * @param districts codes of the districts in which the person lives or lived
     */
    List<PersonId> to(Identity identity, Set<String> districts);
}
