package pk.gov.nsor.publicservice.disclosure.rights;

import java.util.Locale;
import pk.gov.nsor.foundation.access.Purpose;

/** What a person may ask about a record. */
public enum RightKind {
    /** What the register holds about them, on paper. */
    COPY,
    /** A correction; it is made on the record itself. */
    CORRECTION,
    /** That the record of somebody like them is not theirs. */
    NOT_THIS_PERSON,
    /** How often they were looked up by SMS; answered on the record's own page for it. */
    LOOKUPS;

    /** For what the record is opened while it is not decided. */
    public Purpose purpose() {
        return switch (this) {
            case COPY, LOOKUPS -> Purpose.COMPLAINT;
            case CORRECTION -> Purpose.CORRECTION;
            case NOT_THIS_PERSON -> Purpose.IDENTITY_CONFIRMATION;
        };
    }

    /** The end of its keys of messages. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
