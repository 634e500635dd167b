package pk.gov.nsor.foundation.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import pk.gov.nsor.foundation.jobs.SharedTime;

/**
 * Delivers messages, those that are due together. A partition is processed by the process that holds the lock of its
 * row, so two processes never deliver two messages about one subject at once. A process that dies releases the lock
 * with its connection.
 */
@Component
class OutboxDelivery {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxDelivery.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    /** By how much what two processes take for the database's time may differ. */
    private static final Duration APART = Duration.ofSeconds(10);

    private final JdbcClient jdbc;
    private final ObjectProvider<OutboxSubscriber> subscribers;
    private final TransactionTemplate holdingThePartitions;
    private final TransactionTemplate delivering;
    private final Clock clock;

    OutboxDelivery(
            JdbcClient jdbc,
            ObjectProvider<OutboxSubscriber> subscribers,
            PlatformTransactionManager transactions,
            SharedTime time) {
        this.jdbc = jdbc;
        this.subscribers = subscribers;
        this.holdingThePartitions = new TransactionTemplate(transactions);
        this.delivering = new TransactionTemplate(transactions);
        this.delivering.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = time.clock();
    }

    /**
     * Delivers what is due in every partition that no other process holds, and returns how many messages that were. Those that
     * failed before are delivered by themselves: they hold up no other.
     */
    int deliverDue() {
        int delivered = deliverNew();
        return isAnyToBeTriedAgain() ? delivered + deliver(Which.POSTPONED, this::deliverEach) : delivered;
    }

    private int deliverNew() {
        try {
            return deliver(Which.NEW, this::deliverTogether);
        } catch (RuntimeException | Error failed) {
            LOG.debug("One or more messages failed, and none was delivered", failed);
            return deliver(Which.NEW, this::deliverEach);
        }
    }

    /** Messages by whether one failed before. */
    private enum Which {
        NEW("not_before = '-infinity'::timestamptz", "id", 500),
        /**
         * Few at once: each may fail again, while new ones wait. What is postponed further than anything ever is was postponed
         * by a process whose clock was wrong, and waits no longer.
         */
        POSTPONED(
                "not_before > '-infinity'::timestamptz and (not_before <= :now or not_before > :latest)",
                "not_before, id",
                50);

        private final String condition;
        private final String order;
        private final int most;

        Which(String condition, String order, int most) {
            this.condition = condition;
            this.order = order;
            this.most = most;
        }
    }

    private int deliver(Which which, ToIntFunction<List<Due>> delivery) {
        Integer delivered = holdingThePartitions.execute(status -> delivery.applyAsInt(due(which, lockDue(which))));
        return delivered == null ? 0 : delivered;
    }

    private boolean isAnyToBeTriedAgain() {
        return jdbc.sql("select exists (select from outbox.message where " + Which.POSTPONED.condition + ")")
                .params(moments())
                .query(Boolean.class)
                .single();
    }

    private Map<String, OffsetDateTime> moments() {
        OffsetDateTime now = OffsetDateTime.now(clock);
        return Map.of("now", now, "latest", now.plus(LONGEST_PAUSE).plus(APART));
    }

    private List<Integer> lockDue(Which which) {
        return jdbc.sql(
                        "select partition from outbox.partition where partition in (select partition from outbox.message where "
                                + which.condition + ") order by partition for update skip locked")
                .params(moments())
                .query(Integer.class)
                .list();
    }

    /**
     * The messages that are due: none behind an earlier one about the same subject that failed and is still there, and none of a
     * subscriber that this process does not know, who may belong to a newer one.
     */
    private List<Due> due(Which which, List<Integer> partitions) {
        Map<String, OutboxSubscriber> byName =
                subscribers.stream().collect(Collectors.toMap(OutboxSubscriber::name, Function.identity()));
        if (partitions.isEmpty() || byName.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                        select id, subscriber, topic, subject_id, attempts from outbox.message m
                        where partition = any (:partitions) and subscriber = any (:known)
                            and not exists (
                                select from outbox.message before
                                where before.subscriber = m.subscriber and before.subject_id = m.subject_id
                                    and before.id < m.id and before.not_before > '-infinity'::timestamptz)
                            and\s
                        """ + which.condition + " order by " + which.order + " limit :most")
                .param("partitions", partitions.toArray(Integer[]::new))
                .param("known", byName.keySet().toArray(String[]::new))
                .params(moments())
                .param("most", which.most)
                .query((row, number) -> new Due(
                        new Stored(
                                new OutboxMessage(
                                        row.getLong("id"),
                                        OutboxTopic.valueOf(row.getString("topic")),
                                        row.getObject("subject_id", UUID.class)),
                                row.getString("subscriber"),
                                row.getInt("attempts")),
                        Objects.requireNonNull(byName.get(row.getString("subscriber")))))
                .list();
    }

    /** In the transaction that holds the partitions; where any fails, all of it is rolled back. */
    private int deliverTogether(List<Due> due) {
        if (due.isEmpty()) {
            return 0;
        }
        Set<Long> there = new HashSet<>(jdbc.sql("delete from outbox.message where id = any (?) returning id")
                .param(due.stream().map(one -> one.stored().message().id()).toArray(Long[]::new))
                .query(Long.class)
                .list());
        due.stream()
                .filter(one -> there.contains(one.stored().message().id()))
                .collect(Collectors.groupingBy(
                        Due::subscriber,
                        LinkedHashMap::new,
                        Collectors.mapping(one -> one.stored().message(), Collectors.toList())))
                .forEach(OutboxSubscriber::deliverAll);
        return due.size();
    }

    /** Each in a transaction of its own. */
    private int deliverEach(List<Due> due) {
        Set<Line> waiting = new HashSet<>();
        int delivered = 0;
        for (Due one : due) {
            if (!waiting.contains(one.stored().line()) && deliver(one.stored(), one.subscriber())) {
                delivered++;
            } else {
                waiting.add(one.stored().line());
            }
        }
        return delivered;
    }

    private boolean deliver(Stored stored, OutboxSubscriber subscriber) {
        try {
            delivering.executeWithoutResult(status -> {
                if (delete(stored)) {
                    subscriber.deliver(stored.message());
                }
            });
            return true;
        } catch (RuntimeException | Error failed) {
            // Whatever a subscriber throws, the other messages are delivered and this one is kept.
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
        delivering.executeWithoutResult(status -> jdbc.sql(
                        "update outbox.message set attempts = attempts + 1, not_before = ? where id = ?")
                .params(OffsetDateTime.now(clock).plus(pause), stored.message().id())
                .update());
    }

    private record Line(String subscriber, UUID subject) {}

    private record Stored(OutboxMessage message, String subscriber, int attempts) {

        Line line() {
            return new Line(subscriber, message.subject());
        }
    }

    private record Due(Stored stored, OutboxSubscriber subscriber) {}
}
