package pk.gov.nsor.outbox;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.transactions.PerTransaction;

/** Puts messages into the outbox. */
@Component
public class Outbox {

    /** Messages about one subject always fall into the same partition; one process at a time works on one. */
    static final int PARTITIONS = 16;

    /** The channel on which the database tells that there is something to deliver. */
    static final String CHANNEL = "nsor_outbox";

    private final JdbcClient jdbc;
    private final JdbcOperations statements;
    private final ObjectProvider<OutboxSubscriber> subscribers;
    // What is told is heard with the commit, so that once is enough.
    private final PerTransaction<AtomicBoolean> isTold = new PerTransaction<>(AtomicBoolean::new);

    Outbox(JdbcClient jdbc, JdbcOperations statements, ObjectProvider<OutboxSubscriber> subscribers) {
        this.jdbc = jdbc;
        this.statements = statements;
        this.subscribers = subscribers;
    }

    /**
     * Leaves a message for every subscriber of the topic, in the transaction of what has happened. The caller holds the
     * lock of the subject's row, so that identifiers grow in the order of commits.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void publish(Topic topic, UUID subject) {
        publish(topic, List.of(subject));
    }

    /** The same for several subjects at once; the caller holds the locks of all their rows. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void publish(Topic topic, Collection<UUID> subjects) {
        List<Object[]> messages = new ArrayList<>();
        for (OutboxSubscriber subscriber : subscribers) {
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
            if (!isTold.get().getAndSet(true)) {
                jdbc.sql("select pg_notify(?, '')").param(CHANNEL).query().singleRow();
            }
        }
    }
}
