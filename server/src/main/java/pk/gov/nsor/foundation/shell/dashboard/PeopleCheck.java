package pk.gov.nsor.foundation.shell.dashboard;

import java.util.Map;
import java.util.Optional;

/**
 * A standing check of data quality about people on the register: a bean of the module that knows what must be so. They are
 * counted every night; who they are is looked up when the list is opened, by the same statement.
 *
 * <p>Messages: {@code quality.check.} and the name say what is found, with {@code .what} what to do, with {@code .audit} which
 * audit elsewhere it answers.
 */
public interface PeopleCheck {

    /** Small letters and dashes; it is stored. */
    String name();

    /** Smaller numbers come first. */
    int order();

    /**
     * A statement that gives {@code person_id} and {@code since} (a day, or null) of whoever has the finding, each once. The parameter
     * {@code today} is there; others are those of {@link #parameters()}. Who is not on the register is left out by whoever
     * runs it.
     */
    String people();

    /** What else the statement needs, by names that no other check uses. */
    default Map<String, Object> parameters() {
        return Map.of();
    }

    /** The part of the record's page where it is put right: empty, or a path that begins with a slash. */
    default String page() {
        return "";
    }

    /** The module's own list of the same, where there is one. */
    default Optional<WorkList> list() {
        return Optional.empty();
    }
}
