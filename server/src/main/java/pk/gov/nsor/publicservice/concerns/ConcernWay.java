package pk.gov.nsor.publicservice.concerns;

import java.util.Locale;

/** By which way a concern came. The names are stored. */
public enum ConcernWay {
    /** The public page. */
    PAGE,
    /** The public's short code. */
    SMS;

    /** The end of its messages' keys. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
