package pk.gov.nsor.publicservice.concerns;

import java.util.Locale;

/** What is reported of somebody. The names are stored. */
public enum ConcernKind {
    /** Lives somewhere else now. */
    MOVED,
    /** Works with children, or is alone with some. */
    WITH_CHILDREN,
    /** Nobody has seen them for a while. */
    MISSING,
    /** Has left the country, or is about to. */
    ABROAD,
    OTHER;

    /** The end of its messages' keys. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
