package pk.gov.nsor.foundation.feeds;

import pk.gov.nsor.foundation.kernel.InvalidValueException;

/** Processes the messages of some feeds, one after another in the order in which they were acknowledged. */
public interface FeedHandler {

    /** The handler's name, stored with its messages, so it must never change. */
    String name();

    /**
     * Brings the message into the register, in a transaction that takes it off the queue.
     *
     * @return whether it is about somebody on record
     * @throws InvalidValueException where it cannot be true together with what is on record; then {@link #refused} follows,
     *     and after any other failure another attempt
     */
    boolean take(FeedMessage message);

    /**
     * Handles a message that {@link #take} refused, or has failed to take repeatedly, in a transaction that takes it
     * off the queue.
     *
     * @return false where it has to stay on the queue
     */
    boolean refused(FeedMessage message, InvalidValueException why);
}
