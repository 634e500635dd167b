package pk.gov.nsor.foundation.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import pk.gov.nsor.startup.launch.DatabaseAccess;
import pk.gov.nsor.testing.TestClock;
import pk.gov.nsor.testing.TestDatabase;

/** Two deliveries on one database, as two processes of the server would run them. */
@Tag("register")
class OutboxTest {

    private final DatabaseAccess access = TestDatabase.migrated().application();
    private final DriverManagerDataSource dataSource =
            new DriverManagerDataSource(access.url(), access.user(), access.password());
    private final DataSourceTransactionManager transactions = new DataSourceTransactionManager(dataSource);
    private final JdbcClient jdbc = JdbcClient.create(dataSource);
    private final TestClock clock = new TestClock();
    private final Recording recording = new Recording();
    private final Told told = new Told();
    private final OutboxWakeUp bell = new OutboxWakeUp();
    private final Outbox outbox = new Outbox(new JdbcTemplate(dataSource), providing(recording), providing(told), bell);
    private final OutboxListener one = listener(bell);
    private final OutboxListener two = listener(new OutboxWakeUp());

    @BeforeEach
    void start() {
        one.start();
        two.start();
    }

    @AfterEach
    void stop() {
        one.stop();
        two.stop();
    }

    @Test
    void messagesAboutOneRecordArriveInOrderAndOnceThoughTwoProcessesDeliver() throws InterruptedException {
        List<UUID> subjects = Stream.generate(UUID::randomUUID).limit(20).toList();
        try (ExecutorService writers = Executors.newFixedThreadPool(4)) {
            for (UUID subject : subjects) {
                writers.execute(() -> {
                    for (int i = 0; i < 10; i++) {
                        publish(subject);
                    }
                });
            }
            writers.shutdown();
            assertThat(writers.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> recording.count() == 200);
        await().during(Duration.ofMillis(300)).until(() -> recording.count() == 200);
        for (UUID subject : subjects) {
            assertThat(recording.of(subject)).hasSize(10).isSorted();
        }
        assertThat(jdbc.sql("select count(*) from outbox.message")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void aFailedMessageIsTriedAgainAndLaterOnesAboutTheSameRecordWaitForIt() {
        UUID troubled = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        recording.failing.add(troubled);
        publish(troubled);
        publish(troubled);
        publish(other);
        await().until(() -> recording.of(other).size() == 1);
        assertThat(recording.of(troubled)).isEmpty();
        recording.failing.clear();
        clock.move(Duration.ofMinutes(10));
        await().atMost(Duration.ofSeconds(10))
                .until(() -> recording.of(troubled).size() == 2);
        assertThat(recording.of(troubled)).isSorted();
    }

    /** As a process does whose clock is days ahead of the database's, which then stops. */
    @Test
    void whatWasPostponedFurtherThanAnythingEverIsDoesNotWaitForThatDay() {
        UUID troubled = UUID.randomUUID();
        UUID postponed = UUID.randomUUID();
        recording.failing.addAll(List.of(troubled, postponed));
        publish(troubled);
        publish(postponed);
        await().until(() -> postponed() == 2);
        one.stop();
        two.stop();
        recording.failing.clear();
        postpone(troubled, Duration.ofDays(2));
        postpone(postponed, Duration.ofMinutes(5));
        OutboxDelivery delivery = new OutboxDelivery(jdbc, providing(recording), transactions, () -> clock);
        assertThat(delivery.deliverDue()).isOne();
        assertThat(recording.of(troubled)).hasSize(1);
        assertThat(recording.of(postponed)).isEmpty();
        clock.move(Duration.ofMinutes(5));
        assertThat(delivery.deliverDue()).isOne();
        assertThat(recording.of(postponed)).hasSize(1);
    }

    private void postpone(UUID subject, Duration pause) {
        jdbc.sql("update outbox.message set not_before = ? where subject_id = ? and subscriber = 'recording'")
                .params(OffsetDateTime.now(clock).plus(pause), subject)
                .update();
    }

    @Test
    @Tag("long")
    void sixHundredMessagesThatFailKeepNoOtherWaiting() {
        List<UUID> troubled = Stream.generate(UUID::randomUUID).limit(600).toList();
        recording.failing.addAll(troubled);
        TransactionTemplate together = new TransactionTemplate(transactions);
        together.executeWithoutResult(status -> outbox.publish(OutboxTopic.STANDING_CHANGED, troubled));
        together.executeWithoutResult(status -> outbox.publish(OutboxTopic.STANDING_CHANGED, troubled));
        await().atMost(Duration.ofMinutes(3)).until(() -> postponed() >= 500);
        UUID other = UUID.randomUUID();
        publish(other);
        await().atMost(Duration.ofMinutes(3)).until(() -> recording.of(other).size() == 1);
        assertThat(troubled).allMatch(subject -> recording.of(subject).isEmpty());

        recording.failing.clear();
        clock.move(Duration.ofMinutes(10));
        await().atMost(Duration.ofMinutes(3)).until(() -> recording.count() == 1201);
        assertThat(troubled)
                .allMatch(subject -> recording.of(subject).size() == 2)
                .allSatisfy(subject -> assertThat(recording.of(subject)).isSorted());
    }

    private int postponed() {
        return jdbc.sql("select count(*) from outbox.message where attempts > 0")
                .query(Integer.class)
                .single();
    }

    @Test
    void leavingAMessageDoesNotWaitForADeliveryThatIsUnderWay() {
        UUID subject = UUID.randomUUID();
        recording.gate = new CountDownLatch(1);
        publish(subject);
        await().until(() -> recording.isAtTheGate);
        publish(subject);
        assertThat(recording.of(subject)).as("nothing is delivered yet").isEmpty();
        recording.gate.countDown();
        await().until(() -> recording.of(subject).size() == 2);
    }

    @Test
    void deliveryDoesNotWaitForATransactionThatHasLeftAMessageAndGoesOn() {
        UUID subject = UUID.randomUUID();
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            outbox.publish(OutboxTopic.STANDING_CHANGED, subject);
            TransactionTemplate other = new TransactionTemplate(transactions);
            other.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
            other.executeWithoutResult(inner -> outbox.publish(OutboxTopic.STANDING_CHANGED, subject));
            await().until(() -> recording.of(subject).size() == 1);
        });
        await().until(() -> recording.of(subject).size() == 2);
    }

    @Test
    void whatIsRolledBackIsNotDelivered() {
        UUID subject = UUID.randomUUID();
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            outbox.publish(OutboxTopic.STANDING_CHANGED, subject);
            status.setRollbackOnly();
        });
        publish(UUID.randomUUID());
        await().until(() -> recording.count() == 1);
        assertThat(recording.of(subject)).isEmpty();
    }

    @Test
    void whatAProcessThatHasDiedHasLeftIsDeliveredByAnother() {
        one.stop();
        UUID subject = UUID.randomUUID();
        publish(subject);
        await().atMost(Duration.ofSeconds(10)).until(() -> recording.of(subject).size() == 1);
    }

    @Test
    void whoMayMissAnEventIsToldInItsTransactionAndNothingIsStoredForThem() {
        UUID subject = UUID.randomUUID();
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            outbox.publish(OutboxTopic.PERSON_REGISTERED, subject);
            outbox.publish(OutboxTopic.CASE_CHANGED, subject);
            assertThat(told.seen).as("only of its topics").containsExactly(subject);
            assertThat(jdbc.sql("select count(*) from outbox.message")
                            .query(Integer.class)
                            .single())
                    .isZero();
        });
    }

    private void publish(UUID subject) {
        new TransactionTemplate(transactions)
                .executeWithoutResult(status -> outbox.publish(OutboxTopic.STANDING_CHANGED, subject));
    }

    private OutboxListener listener(OutboxWakeUp heard) {
        return new OutboxListener(new OutboxDelivery(jdbc, providing(recording), transactions, () -> clock), heard);
    }

    private static <T> ObjectProvider<T> providing(T subscriber) {
        return new ObjectProvider<>() {
            @Override
            public Stream<T> stream() {
                return Stream.of(subscriber);
            }
        };
    }

    private static final class Told implements TransientSubscriber {
        private final List<UUID> seen = new CopyOnWriteArrayList<>();

        @Override
        public Set<OutboxTopic> topics() {
            return Set.of(OutboxTopic.CASE_CHANGED);
        }

        @Override
        public void published(OutboxTopic topic, Collection<UUID> subjects) {
            seen.addAll(subjects);
        }
    }

    private static final class Recording implements OutboxSubscriber {
        private final Map<UUID, List<Long>> seen = new ConcurrentHashMap<>();
        private final List<UUID> failing = new CopyOnWriteArrayList<>();
        private volatile CountDownLatch gate = new CountDownLatch(0);
        private volatile boolean isAtTheGate;

        @Override
        public String name() {
            return "recording";
        }

        @Override
        public Set<OutboxTopic> topics() {
            return Set.of(OutboxTopic.STANDING_CHANGED);
        }

        @Override
        public void deliver(OutboxMessage message) {
            if (failing.contains(message.subject())) {
                throw new IllegalStateException("the subscriber is in trouble");
            }
            isAtTheGate = true;
            try {
                assertThat(gate.await(30, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
            seen.computeIfAbsent(message.subject(), subject -> new CopyOnWriteArrayList<>())
                    .add(message.id());
        }

        List<Long> of(UUID subject) {
            return new ArrayList<>(seen.getOrDefault(subject, List.of()));
        }

        int count() {
            return seen.values().stream().mapToInt(List::size).sum();
        }
    }
}
