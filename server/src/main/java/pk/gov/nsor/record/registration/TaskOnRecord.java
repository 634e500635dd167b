package pk.gov.nsor.record.registration;

import java.util.Optional;
import java.util.UUID;
import pk.gov.nsor.foundation.access.Purpose;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.kernel.PersonId;

/**
 * Open work on something that is about a record and is no part of it, such as a dispute or a message: a bean of each module
 * that has such work. Whoever comes from there is not asked why the record is opened.
 */
public interface TaskOnRecord {

    /**
     * What the task is called on the trail.
     *
     * @param task as the link names it; it may be one of another module, or none
     * @return empty where it is not open, not the reader's to work on, not about the person, or no reason for that purpose
     */
    Optional<String> reference(UUID task, Purpose purpose, PersonId person, SignedIn reader);
}
