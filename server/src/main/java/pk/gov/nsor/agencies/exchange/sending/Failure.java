package pk.gov.nsor.agencies.exchange.sending;

import java.util.Locale;

/** How sending failed. The names are stored. */
public enum Failure {
    /** The name of its address is not known, or means a network to which nothing is sent. */
    ADDRESS,
    /** The register itself could not make or sign the event. */
    OWN,
    /** It sent us on to another address; nothing follows that. */
    REDIRECT,
    /** It took the event and gave no answer in time. */
    SILENT,
    /** Its answer says that it did not take it. */
    STATUS,
    /** No connection, or one that broke. */
    UNREACHABLE;

    /** The last part of its messages' keys. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
