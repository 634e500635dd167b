package pk.gov.nsor.record.registration;

import java.util.List;
import java.util.Locale;
import pk.gov.nsor.foundation.kernel.PersonId;

/**
 * A section that a module adds to the copy of a record that its person is given: a bean of that module. It contains
 * nothing about other people, survivors, informants or officers, and no free text of an officer.
 */
public interface CopySection {

    /** The position; smaller numbers come first. */
    int order();

    /** The message key of its title. */
    String titleKey();

    /** The items, the latest first, in a language; empty where there are none. */
    List<Entry> entries(PersonId person, Locale language);

    /**
     * One item.
     *
     * @param label such as a day
     * @param value may have several lines
     */
    record Entry(String label, String value) {}
}
