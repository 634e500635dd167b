package pk.gov.nsor.accountability.retention;

import java.util.Locale;

/** What a legal hold is for. The names are stored. */
public enum HoldCause {
    APPEAL,
    DISPUTE,
    INQUIRY;

    /** The end of its keys of messages. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
