package pk.gov.nsor.foundation.outbox;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.util.function.SingletonSupplier;

/**
 * Publishes events: a message in the outbox for each subscriber that must not miss it, and a call for each that may.
 */
@Component
public class Outbox {

    /** Messages about one subject always fall into the same partition; one process at a time works on one. */
    static final int PARTITIONS = 16;

    private final JdbcOperations statements;
    private final Supplier<List<OutboxSubscriber>> subscribers;
    private final Supplier<List<TransientSubscriber>> transients;
    private final TransactionSynchronization ringing;

    Outbox(
            JdbcOperations statements,
            ObjectProvider<OutboxSubscriber> subscribers,
            ObjectProvider<TransientSubscriber> transients,
            OutboxWakeUp bell) {
        this.statements = statements;
        // Looked up once, and not before the first message: some listeners publish, too.
        this.subscribers = SingletonSupplier.of(() -> subscribers.stream().toList());
        this.transients = SingletonSupplier.of(() -> transients.stream().toList());
        this.ringing = new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                bell.ring();
            }
        };
    }

    /**
     * Tells every subscriber of the topic, in the transaction of the event. The caller holds the lock
     * of the subject's row, so that identifiers grow in the order of commits.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void publish(OutboxTopic topic, UUID subject) {
        publish(topic, List.of(subject));
    }

    /** The same for several subjects at once; the caller holds the locks of all their rows. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void publish(OutboxTopic topic, Collection<UUID> subjects) {
        transients.get().stream()
                .filter(subscriber -> subscriber.topics().contains(topic))
                .forEach(subscriber -> subscriber.published(topic, subjects));
        List<Object[]> messages = new ArrayList<>();
        for (OutboxSubscriber subscriber : subscribers.get()) {
            if (subscriber.topics().contains(topic)) {
                for (UUID subject : subjects) {
                    messages.add(new Object[] {
                        Math.floorMod(subject.hashCode(), PARTITIONS), subscriber.name(), topic.name(), subject
                    });
                }
            }
        }
        if (!messages.isEmpty()) {
            statements.batchUpdate(
                    "insert into outbox.message (partition, subscriber, topic, subject_id) values (?, ?, ?, ?)",
                    messages);
            // A repetition counts once.
            TransactionSynchronizationManager.registerSynchronization(ringing);
        }
    }
}
