package pk.gov.nsor.foundation.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Machine;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.client.ClientScope;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.TestClock;
import pk.gov.nsor.testing.TestDatabase;
import pk.gov.nsor.testing.WebSession;
import tools.jackson.databind.json.JsonMapper;

/** What becomes of a message that its kind fails to take. */
@RegisterTest
class FeedDeliveryTest {

    private static final UUID CLIENT = UUID.randomUUID();

    @Autowired
    private FeedQueue queue;

    @Autowired
    private FeedUsage usage;

    @Autowired
    private FeedForms forms;

    @Autowired
    private FeedWorker worker;

    @Autowired
    private TransactionOperations transaction;

    @Autowired
    private TestClock clock;

    @Autowired
    private DataSource dataSource;

    @Autowired
    private Accounts accounts;

    @LocalServerPort
    private int port;

    private final Kind kind = new Kind();
    private FeedDelivery delivery;

    @BeforeEach
    void theServersOwnWorkerRests() {
        worker.stop();
        delivery = new FeedDelivery(queue, usage, forms, List.of(kind), transaction);
    }

    @AfterEach
    void theQueueAsItWas() {
        kind.fails.clear();
        kind.refusesNothing = false;
        pass(Duration.ofHours(2));
        deliverAll();
        worker.start();
    }

    @Test
    void isTriedAgainAfterAPauseWhileThoseBehindItGoOn() {
        UUID failing = leave("fails");
        UUID behind = leave("is fine");
        kind.fails.add("fails");
        deliverAll();
        assertThat(kind.taken).containsExactly(behind);
        kind.fails.clear();
        pass(Duration.ofSeconds(3));
        deliverAll();
        assertThat(kind.taken).as("the pause is four seconds").containsExactly(behind);
        pass(Duration.ofSeconds(1));
        deliverAll();
        assertThat(kind.taken).containsExactly(behind, failing);
        assertThat(kind.refused).isEmpty();
    }

    @Test
    void isLaidBeforeARegistrarAfterTheSixthAttempt() {
        UUID failing = leave("fails");
        kind.fails.add("fails");
        fail(FeedDelivery.MOST_ATTEMPTS - 1);
        assertThat(kind.refused).isEmpty();
        fail(1);
        assertThat(kind.refused).containsExactly(failing);
        assertThat(queue.stuck()).isEmpty();
        pass(Duration.ofHours(2));
        assertThat(delivery.deliverNext()).isFalse();
    }

    @Test
    void whatCanBeNeitherTakenNorRefusedIsNamedAndTriedEachHour() {
        UUID failing = leave("fails");
        kind.fails.add("fails");
        kind.refusesNothing = true;
        fail(FeedDelivery.MOST_ATTEMPTS - 1);
        assertThat(queue.stuck()).isEmpty();
        fail(1);
        assertThat(queue.stuck()).extracting(FeedQueue.Stuck::receipt).containsExactly(failing);
        assertThat(today(Role.NATIONAL_SUPERVISOR)).contains(failing.toString());
        assertThat(today(Role.REGISTRAR)).doesNotContain(failing.toString());
        UUID behind = leave("is fine");
        deliverAll();
        assertThat(kind.taken).containsExactly(behind);
        kind.fails.clear();
        pass(Duration.ofMinutes(58));
        deliverAll();
        assertThat(kind.taken).containsExactly(behind);
        pass(Duration.ofMinutes(1));
        deliverAll();
        assertThat(kind.taken).containsExactly(behind, failing);
        assertThat(queue.stuck()).isEmpty();
    }

    @Test
    void aMessageThatCannotBeDecryptedStopsNoOther() {
        UUID damaged = leave("is fine");
        assertThat(TestDatabase.superuserOf(dataSource)
                        .sql("update feeds.waiting set body = decode('00112233', 'hex') where receipt = ?")
                        .param(damaged)
                        .update())
                .isEqualTo(1);
        UUID behind = leave("is fine");
        deliverAll();
        assertThat(kind.taken).containsExactly(behind);
        pass(Duration.ofSeconds(1L << FeedDelivery.MOST_ATTEMPTS));
        fail(FeedDelivery.MOST_ATTEMPTS - 2);
        assertThat(kind.refused)
                .as("its original is kept elsewhere: a registrar sees it")
                .containsExactly(damaged);
    }

    private String today(Role role) {
        WebSession session = new WebSession(port);
        session.signIn(new Officers(accounts).with(role).name(), Officers.PASSWORD);
        return session.get("/").body();
    }

    private UUID leave(String text) {
        UUID receipt = UUID.randomUUID();
        FeedMessage message = new FeedMessage(
                receipt,
                CLIENT,
                receipt.toString(),
                clock.instant(),
                new Actor(Actor.Kind.MACHINE, CLIENT, "192.0.2.1"));
        byte[] body = JsonMapper.shared().writeValueAsBytes(new Body(text));
        transaction.executeWithoutResult(status -> queue.leave(new FeedQueue.Waiting(kind.name(), message, body)));
        return receipt;
    }

    /** Has the only message that waits fail so often. */
    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            assertThat(delivery.deliverNext()).isTrue();
            pass(Duration.ofSeconds(1L << FeedDelivery.MOST_ATTEMPTS));
        }
    }

    private void deliverAll() {
        for (int i = 0; i < 10 && delivery.deliverNext(); i++) {
            // Until none waits that may be taken now.
        }
    }

    private void pass(Duration time) {
        clock.move(time);
    }

    private record Body(String text) {}

    private static final class Kind implements FeedKind<String> {

        private final Set<String> fails = new HashSet<>();
        private final List<UUID> taken = new ArrayList<>();
        private final List<UUID> refused = new ArrayList<>();
        private boolean refusesNothing;

        @Override
        public String name() {
            return "test";
        }

        @Override
        public TrailAction received() {
            return TrailAction.FEED_MESSAGE_RECEIVED;
        }

        @Override
        public String read(FeedReading reading) {
            return reading.into(Body.class, Body::text);
        }

        @Override
        public String messageId(String message) {
            return message;
        }

        @Override
        public void refuseOutside(String message, Machine sender, ClientScope scope) {}

        @Override
        public boolean take(FeedMessage received, String message) {
            if (fails.contains(message)) {
                throw new IllegalStateException("as the test wants it");
            }
            taken.add(received.receipt());
            return true;
        }

        @Override
        public boolean refused(FeedMessage received, InvalidValueException why) {
            if (refusesNothing) {
                throw new IllegalStateException("as the test wants it");
            }
            refused.add(received.receipt());
            return true;
        }
    }
}
