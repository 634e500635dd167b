package pk.gov.nsor.record.registration;

import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.kernel.PersonId;

/**
 * A section that another module adds to the page of a record: a bean of that module. Its template has two fragments
 * that take the content: {@code heading}, lines, warnings and the usual action under the name, and {@code content}, what
 * stands under the title of the section. These sections come before those of registration, or below the timeline.
 */
public interface RecordSection {

    /** From here on sections come below the timeline, which is to be near: those that few records have anything in. */
    int BELOW_TIMELINE = 100;

    /** The position; smaller numbers come first. */
    int order();

    default boolean belowTimeline() {
        return order() >= BELOW_TIMELINE;
    }

    /** The section's identifier on the page, for links. */
    String anchor();

    /** The message key of its title. */
    String titleKey();

    /** The template with the fragments. */
    String template();

    /** Whether its heading stands beside the name, as a picture does, before the others. */
    default boolean besideName() {
        return false;
    }

    /**
     * The content of the fragments, as this reader may see it. The caller has checked that the reader may open the
     * record.
     */
    Object contentFor(PersonId person, SignedIn reader);
}
