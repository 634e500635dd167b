package pk.gov.nsor.foundation.shell.list;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the place that is typed into a filter of a list; {@code reference.field.PlaceFields} has them. */
public interface PlaceFilter {

    /** The kinds of places that the field takes, as the control offers them. */
    String kinds();

    /** Whether places of the reader's own area are offered alone. */
    boolean isOwn();

    Reading read(String typed);

    /**
     * What was typed.
     *
     * @param value what the list is asked with, and the address has; empty where no place is meant, or it is not clear
     *     which
     * @param text as the field shows it
     * @param problem the message that says what is wrong; null where nothing is
     * @param meanings what may be meant where it is not clear, in words, by the value
     */
    record Reading(String value, String text, @Nullable String problem, Map<String, String> meanings) {

        /** Of an empty field. */
        public static final Reading NOTHING = new Reading("", "", null, Map.of());
    }
}
