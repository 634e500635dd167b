package pk.gov.nsor.record.mentions;

import java.util.Optional;
import pk.gov.nsor.foundation.kernel.PersonId;

/** Whose record a form is about whose address does not say so: a bean of the module with the form. */
@FunctionalInterface
public interface RecordOfPath {

    /** Empty for any other address, and where there is no such thing. */
    Optional<PersonId> record(String path);
}
