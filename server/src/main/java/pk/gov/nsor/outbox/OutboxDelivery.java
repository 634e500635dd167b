package pk.gov.nsor.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Delivers messages. A partition is worked on by whoever holds the lock of its row, so two processes never deliver two
 * messages about one subject at once; a process that dies lets go of the lock with its connection.
 */
@Component
class OutboxDelivery {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxDelivery.class);
    private static final int BATCH = 500;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private final JdbcClient jdbc;
    private final ObjectProvider<OutboxSubscriber> subscribers;
    private final TransactionTemplate holdingThePartition;
    private final TransactionTemplate perMessage;
    private final Clock clock;

    OutboxDelivery(
            JdbcClient jdbc,
            ObjectProvider<OutboxSubscriber> subscribers,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.jdbc = jdbc;
        this.subscribers = subscribers;
        this.holdingThePartition = new TransactionTemplate(transactions);
        this.perMessage = new TransactionTemplate(transactions);
        this.perMessage.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
    }

    /** Delivers what is due in every partition that nobody else works on; says how many messages that were. */
    int deliverDue() {
        int delivered = 0;
        for (int partition : duePartitions()) {
            Integer here = holdingThePartition.execute(status -> lock(partition) ? deliver(partition) : 0);
            delivered += here == null ? 0 : here;
        }
        return delivered;
    }

    private List<Integer> duePartitions() {
        return jdbc.sql("select distinct partition from outbox.message where not_before <= ? order by partition")
                .param(OffsetDateTime.now(clock))
                .query(Integer.class)
                .list();
    }

    private boolean lock(int partition) {
        return jdbc.sql("select partition from outbox.partition where partition = ? for update skip locked")
                .param(partition)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    private int deliver(int partition) {
        Map<String, OutboxSubscriber> byName =
                subscribers.stream().collect(Collectors.toMap(OutboxSubscriber::name, Function.identity()));
        Set<Line> waiting = new HashSet<>();
        int delivered = 0;
        for (Stored stored : load(partition)) {
            Line line = new Line(stored.subscriber(), stored.message().subject());
            OutboxSubscriber subscriber = byName.get(stored.subscriber());
            boolean due = !stored.notBefore().isAfter(OffsetDateTime.now(clock));
            if (subscriber == null || !due || waiting.contains(line)) {
                // A subscriber this process does not know may belong to a newer one: its messages are kept.
                waiting.add(line);
            } else if (deliver(stored, subscriber)) {
                delivered++;
            } else {
                waiting.add(line);
            }
        }
        return delivered;
    }

    private List<Stored> load(int partition) {
        return jdbc.sql("""
                        select id, subscriber, topic, subject_id, attempts, not_before
                        from outbox.message where partition = ? order by id limit ?
                        """)
                .params(partition, BATCH)
                .query((row, number) -> new Stored(
                        new OutboxMessage(
                                row.getLong("id"),
                                Topic.valueOf(row.getString("topic")),
                                row.getObject("subject_id", UUID.class)),
                        row.getString("subscriber"),
                        row.getInt("attempts"),
                        row.getObject("not_before", OffsetDateTime.class)))
                .list();
    }

    private boolean deliver(Stored stored, OutboxSubscriber subscriber) {
        try {
            perMessage.executeWithoutResult(status -> {
                if (delete(stored)) {
                    subscriber.deliver(stored.message());
                }
            });
            return true;
        } catch (RuntimeException failed) {
            // Whatever a subscriber throws, the other lines go on and the message is kept.
            LOG.warn(
                    "{} failed to take message {} ({}), attempt {}",
                    stored.subscriber(),
                    stored.message().id(),
                    stored.message().topic(),
                    stored.attempts() + 1,
                    failed);
            postpone(stored);
            return false;
        }
    }

    private boolean delete(Stored stored) {
        return jdbc.sql("delete from outbox.message where id = ?")
                        .param(stored.message().id())
                        .update()
                == 1;
    }

    private void postpone(Stored stored) {
        Duration pause = Optional.of(FIRST_PAUSE.multipliedBy(1L << Math.min(stored.attempts(), 10)))
                .filter(longer -> longer.compareTo(LONGEST_PAUSE) < 0)
                .orElse(LONGEST_PAUSE);
        perMessage.executeWithoutResult(status -> jdbc.sql(
                        "update outbox.message set attempts = attempts + 1, not_before = ? where id = ?")
                .params(OffsetDateTime.now(clock).plus(pause), stored.message().id())
                .update());
    }

    private record Line(String subscriber, UUID subject) {}

    private record Stored(OutboxMessage message, String subscriber, int attempts, OffsetDateTime notBefore) {}
}
