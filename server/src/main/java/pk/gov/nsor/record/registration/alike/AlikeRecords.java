package pk.gov.nsor.record.registration.alike;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.record.register.Identity;

/** Finds records that may be of somebody who is about to be registered: a bean of the module that compares people. */
public interface AlikeRecords {

    /**
     * The weightiest first, sealed records too: for registrars alone.
     *
     * @param cnic null where it is not known
     * @param districts codes of the districts in which the person lives or lived
     */
    List<Alike> to(Identity identity, @Nullable Cnic cnic, Set<String> districts);

    /**
     * A record.
     *
     * @param comparison part by part, for the fragment {@code matching/why :: weights}
     */
    record Alike(PersonId person, Object comparison) {}
}
