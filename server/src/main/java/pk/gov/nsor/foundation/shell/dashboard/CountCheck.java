package pk.gov.nsor.foundation.shell.dashboard;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A standing check of data quality that is of the nation alone, or about something else than a person on the register, and has
 * a list already: a bean of the module with the list. Counted every night. Messages as of {@link PeopleCheck}.
 */
public interface CountCheck {

    /** Small letters and dashes; it is stored. */
    String name();

    /** Smaller numbers come first, together with those of {@link PeopleCheck}. */
    int order();

    /** How many there are now; in a transaction. */
    Counted counted();

    /** Where they are listed. */
    WorkList list();

    /**
     * How many there are.
     *
     * @param oldest since when the oldest is so; null where that is not known, and where there is none
     */
    record Counted(long count, @Nullable LocalDate oldest) {}
}
