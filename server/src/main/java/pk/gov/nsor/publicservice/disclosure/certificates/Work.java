package pk.gov.nsor.publicservice.disclosure.certificates;

import java.util.Locale;

/** What the employer would have the person do. */
public enum Work {
    WITH_CHILDREN,
    CARE,
    TEACHING,
    TRANSPORT,
    HOUSEHOLD,
    OTHER;

    /** The end of its keys of messages. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
