package pk.gov.nsor.policing.supervision;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.kernel.MobileNumber;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.sms.TextLanguage;

/**
 * A person's mobile number.
 *
 * @param number null where the record's key is destroyed
 * @param language in which the person is texted
 * @param since when it came into its state
 */
public record Phone(
        UUID id, PersonId person, @Nullable MobileNumber number, TextLanguage language, State state, Instant since) {

    /** The names are stored. */
    public enum State {
        /** Taken at the counter; the code has not been entered yet. */
        TAKEN,
        /** The person had the telephone in hand: messages go there. */
        VERIFIED,
        /** Another number has taken its place. */
        REPLACED,
        /** It is the person's no more, or never was. */
        WITHDRAWN
    }

    /** The last two digits; empty where the number can not be read any more. */
    public String ending() {
        return number == null ? "" : number.ending();
    }
}
