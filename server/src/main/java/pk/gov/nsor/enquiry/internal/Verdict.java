package pk.gov.nsor.enquiry.internal;

import java.time.Instant;

/** Whether a question gets its answer. It depends on what the sender asked before, never on what the answers say. */
sealed interface Verdict {

    /** It gets its answer. */
    record Answered() implements Verdict {}

    /**
     * The limit is reached: the sender is told when to try again, and met with silence until then.
     *
     * @param again a full minute; at it the next question is answered
     */
    record TooMany(Instant again) implements Verdict {}

    /** A repeat, or one of those that come after {@link TooMany}. */
    record Silence() implements Verdict {}
}
