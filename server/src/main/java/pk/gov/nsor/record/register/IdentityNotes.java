package pk.gov.nsor.record.register;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.kernel.PersonId;

/** Notes of another module for the person who confirms a CNIC: a bean of that module. */
public interface IdentityNotes {

    /** The notes about this person; empty where there are none. */
    List<Note> of(PersonId person, SignedIn reader);

    /**
     * A warning on the page on which a document is compared with the record.
     *
     * @param key its message
     * @param path where the reader sees more; null where they may not
     */
    record Note(String key, @Nullable String path) {}
}
