package pk.gov.nsor.registration;

import java.util.List;
import java.util.Locale;
import pk.gov.nsor.kernel.PersonId;

/**
 * What a module adds to the copy of a record that its person is given: a bean of it. It says nothing of other people, no
 * survivor, no informant and no officer, and nothing in an officer's own words.
 */
public interface CopySection {

    /** Smaller is higher. */
    int order();

    /** The message that names it. */
    String titleKey();

    /** What there is, the latest first, in a language; none where nothing is. */
    List<Entry> entries(PersonId person, Locale language);

    /**
     * One of them.
     *
     * @param label such as a day
     * @param value may have several lines
     */
    record Entry(String label, String value) {}
}
