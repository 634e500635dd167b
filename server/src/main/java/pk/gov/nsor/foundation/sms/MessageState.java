package pk.gov.nsor.foundation.sms;

import java.time.Instant;
import java.util.UUID;

/**
 * The state of a message.
 *
 * @param since when it reached this state
 */
public record MessageState(UUID id, State state, Instant since) {

    /** The names are stored. */
    public enum State {
        /** Waiting to be sent. */
        QUEUED,
        /** The SMSC has it; whether the telephone does is not known, or not yet. */
        SENT,
        /** The SMSC says that the telephone has it. */
        DELIVERED,
        /** The SMSC refused it, or says that the telephone will not get it. */
        FAILED,
        /** It could not be sent while it was of use, or was withdrawn before it was sent, and was dropped. */
        EXPIRED
    }
}
