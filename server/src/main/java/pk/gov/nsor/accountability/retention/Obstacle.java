package pk.gov.nsor.accountability.retention;

import java.util.Locale;

/** What keeps a record that is due from being erased. The names are those that the database's function gives. */
public enum Obstacle {
    /** A legal hold lasts. */
    HOLD,
    /** An appeal has not been decided. */
    APPEAL,
    /** A dispute about the public's answer is open, or an answer is being taken back. */
    DISPUTE,
    /** Something about the record waits for a second person, a hold that was asked for among it. */
    DECISION,
    /** A message about the person waits in quarantine. */
    FEED;

    /** The end of its keys of messages. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
