package pk.gov.nsor.foundation.outbox;

import java.util.List;
import java.util.Set;

/** Acts on an event after it has been committed. */
public interface OutboxSubscriber {

    /** Names the subscriber in stored messages; never changed. */
    String name();

    Set<OutboxTopic> topics();

    /**
     * Delivers a message, in a transaction that also deletes it. Where it throws, the message is kept and tried again
     * later, and later ones about the same subject wait for it.
     */
    void deliver(OutboxMessage message);

    /**
     * Delivers several messages in one transaction, in their order. Where it throws, each is tried alone by {@link #deliver}.
     */
    default void deliverAll(List<OutboxMessage> messages) {
        messages.forEach(this::deliver);
    }
}
