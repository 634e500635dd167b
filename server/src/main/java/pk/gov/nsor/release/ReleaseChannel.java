package pk.gov.nsor.release;

import java.util.Locale;

/** By what the public is told of the register. The names are stored. */
public enum ReleaseChannel {
    /** Whether a CNIC is on the register. */
    SMS_CNIC,
    /** How many registered people live in an area. */
    SMS_AREA;

    /** The last part of its messages' keys, and of its page's address: {@code sms-area}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
