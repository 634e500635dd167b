package pk.gov.nsor.agencies.exchange.sending;

import org.jspecify.annotations.Nullable;
import pk.gov.nsor.agencies.exchange.Event;

/**
 * What became of an attempt.
 *
 * @param failure null where there was none
 * @param status what was answered; null where nothing was
 */
record Result(
        Event event,
        What what,
        @Nullable Failure failure,
        @Nullable Integer status) {

    /** The kinds of it. */
    enum What {
        DELIVERED,
        /** Nothing may be told any more. */
        UNTOLD,
        FAILED,
        /** The subscriber says that it is gone for good. */
        GONE,
        /** Somebody else has it now, or the subscriber was closed; nothing was sent. */
        NOT_OURS
    }

    static Result of(Event event, What what) {
        return new Result(event, what, null, null);
    }

    static Result failed(Event event, Failure failure, @Nullable Integer status) {
        return new Result(event, What.FAILED, failure, status);
    }
}
