package pk.gov.nsor.foundation.outbox;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/**
 * Is told of an event in its transaction, and acts on it after the commit. Nothing is stored for it: what it is told is
 * lost with its process, which must do no harm.
 */
public interface TransientSubscriber {

    Set<OutboxTopic> topics();

    /** Called in the event's transaction, which may still fail. */
    void published(OutboxTopic topic, Collection<UUID> subjects);
}
