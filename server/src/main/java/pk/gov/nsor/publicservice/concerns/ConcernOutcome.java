package pk.gov.nsor.publicservice.concerns;

import java.util.Locale;

/** What an officer found. The names are stored; whoever reported is not told. */
public enum ConcernOutcome {
    /** It is so, and what follows from it is done on the record. */
    CONFIRMED,
    /** It is not so. */
    NOT_SO,
    /** It is about nobody on the register. */
    NOBODY,
    /** False, and to do harm (s.22 of the Act). */
    FALSE_INFORMATION;

    /** The end of its messages' keys. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
