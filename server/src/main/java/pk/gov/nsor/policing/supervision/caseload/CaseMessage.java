package pk.gov.nsor.policing.supervision.caseload;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.sms.MessageState;

/**
 * What a person was texted by the neutral sender.
 *
 * @param ending the last two digits of the number
 * @param dueOn the day a reminder is about; null for others
 * @param state null where the gateway does not know it
 */
public record CaseMessage(
        UUID id,
        About about,
        String ending,
        @Nullable LocalDate dueOn,
        Instant toldAt,
        MessageState.@Nullable State state) {

    /** The names are stored. */
    public enum About {
        /** The code that verifies the number. */
        CODE,
        /** A duty whose day comes near. */
        REMINDER,
        /** An appearance that was recorded. */
        RECEIPT,
        /** Where to go and when, after the duties were explained. */
        DUTIES,
        /** An errand at a counter: a request that was taken, or its answer. */
        COUNTER
    }
}
