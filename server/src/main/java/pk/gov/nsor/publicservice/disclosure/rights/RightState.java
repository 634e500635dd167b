package pk.gov.nsor.publicservice.disclosure.rights;

import java.util.Locale;

/** Where a request stands. */
public enum RightState {
    OPEN,
    GRANTED,
    REFUSED;

    /** The end of its keys of messages. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
