package pk.gov.nsor.survivors.alerts;

import java.util.Locale;

/** What messages seem to be about. The names are stored. */
public enum Theme {
    APPOINTMENT,
    DELIVERY;

    /** As messages call it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
