package pk.gov.nsor.publicservice.enquiry.internal;

import java.time.Instant;

/** Whether a question gets its answer. It depends on what the sender asked before, never on what the answers say. */
public sealed interface LimitVerdict {

    /**
     * It gets its answer.
     *
     * @param alike how many CNICs of its wide block the sender was answered about in the last 24 hours, with this one; 0
     *     where it is not counted
     */
    record Answered(int alike) implements LimitVerdict {}

    /**
     * The limit is reached: the reply says when to try again, and the sender gets no reply until then.
     *
     * @param again a full minute; at it the next question is answered
     */
    record TooMany(Instant again) implements LimitVerdict {}

    /** A repeat, or one of those that come after {@link TooMany}. */
    record Silence() implements LimitVerdict {}
}
