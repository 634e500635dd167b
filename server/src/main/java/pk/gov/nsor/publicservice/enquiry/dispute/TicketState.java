package pk.gov.nsor.publicservice.enquiry.dispute;

import java.util.Locale;

/** How far a dispute has come. The names are stored. */
public enum TicketState {
    /** Nobody has taken it. */
    OPENED,
    /** A registrar examines it. */
    UNDER_EXAMINATION,
    /** The answer was wrong about identity, and the register is corrected. */
    UPHELD,
    REFUSED,
    /** Nobody proved their identity in time. */
    CLOSED;

    /** Whether somebody waits for a decision. */
    public boolean isOpen() {
        return switch (this) {
            case OPENED, UNDER_EXAMINATION -> true;
            case UPHELD, REFUSED, CLOSED -> false;
        };
    }

    /** The end of its keys of messages, and its name in addresses. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
