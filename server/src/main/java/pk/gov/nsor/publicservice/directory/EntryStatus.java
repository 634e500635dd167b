package pk.gov.nsor.publicservice.directory;

import java.util.Locale;

/** Whether it is there. The names are stored. */
public enum EntryStatus {
    /** Seen to be open or at work. */
    OPEN,
    /** Announced, notified or designated, and not seen to be at work. */
    NOTIFIED,
    /** Nothing was found: a gap that keepers may fill. */
    UNKNOWN,
    /** Something else took its place. */
    FORMER,
    /** A keeper closed the entry, with a reason. */
    CLOSED;

    public String messageKey() {
        return "directory.status." + name().toLowerCase(Locale.ROOT);
    }

    /** Whether one expects it to be confirmed now and then. */
    public boolean isKeptUp() {
        return switch (this) {
            case OPEN, NOTIFIED -> true;
            case UNKNOWN, FORMER, CLOSED -> false;
        };
    }
}
