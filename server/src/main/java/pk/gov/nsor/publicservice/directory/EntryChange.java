package pk.gov.nsor.publicservice.directory;

import java.util.Locale;

/** What made a version of an entry. The names are stored. */
public enum EntryChange {
    /** From the file of facts. */
    LOADED,
    ADDED,
    CHANGED,
    /** A keeper says that it is still so. */
    CONFIRMED,
    CLOSED,
    REOPENED;

    public String messageKey() {
        return "directory.change." + name().toLowerCase(Locale.ROOT);
    }
}
