package pk.gov.nsor.foundation.reference;

import java.util.Optional;
import pk.gov.nsor.foundation.access.SignedIn;

/** A note of another module for a district's page: a bean of that module. */
public interface DistrictNote {

    /** The note as the reader may see it; empty where there is none, or their roles have no use for it. */
    Optional<Note> noteFor(String districtCode, SignedIn reader);

    /**
     * Something to do.
     *
     * @param textKey the message that says what, with the count as its argument
     * @param path where one does it
     * @param actionKey the message that names what to do
     */
    record Note(String textKey, long count, String path, String actionKey) {}
}
