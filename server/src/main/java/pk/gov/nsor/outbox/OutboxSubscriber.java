package pk.gov.nsor.outbox;

import java.util.Set;

/** Does something after what happened has been committed. */
public interface OutboxSubscriber {

    /** Names the subscriber in stored messages; never changed. */
    String name();

    Set<Topic> topics();

    /**
     * Delivers a message, in a transaction that also deletes it. Where it throws, the message is kept and tried again
     * later, and later ones about the same subject wait for it.
     */
    void deliver(OutboxMessage message);
}
