package pk.gov.nsor.registration;

import pk.gov.nsor.access.SignedIn;
import pk.gov.nsor.kernel.PersonId;

/**
 * What another module adds to the page of a record: a bean of that module. Its template has two fragments that take the
 * content: {@code heading}, lines and warnings under the name, and {@code content}, the section itself. Sections come before
 * those of registration.
 */
public interface RecordSection {

    /** Smaller is higher. */
    int order();

    /** The section's identifier on the page, which links lead to. */
    String anchor();

    /** The message that names it. */
    String titleKey();

    /** The template with the fragments. */
    String template();

    /** What the fragments show, as this reader may see it. The reader may open the record. */
    Object contentFor(PersonId person, SignedIn reader);
}
