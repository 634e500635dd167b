package pk.gov.nsor.foundation.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.TestClock;
import pk.gov.nsor.testing.WebSession;

/** What becomes of a message that its handler fails to take. */
@RegisterTest
class FeedDeliveryTest {

    private static final UUID CLIENT = UUID.randomUUID();

    @Autowired
    private FeedQueue queue;

    @Autowired
    private FeedUsage usage;

    @Autowired
    private FeedWorker worker;

    @Autowired
    private TransactionOperations transaction;

    @Autowired
    private TestClock clock;

    @Autowired
    private Accounts accounts;

    @LocalServerPort
    private int port;

    private final Handler handler = new Handler();
    private FeedDelivery delivery;

    @BeforeEach
    void theServersOwnWorkerRests() {
        worker.stop();
        delivery = new FeedDelivery(queue, usage, new Handlers(handler), transaction);
    }

    @AfterEach
    void theQueueAsItWas() {
        handler.fails.clear();
        handler.refusesNothing = false;
        pass(Duration.ofHours(2));
        deliverAll();
        worker.start();
    }

    @Test
    void isTriedAgainAfterAPauseWhileThoseBehindItGoOn() {
        UUID failing = leave("fails");
        UUID behind = leave("is fine");
        handler.fails.add("fails");
        deliverAll();
        assertThat(handler.taken).containsExactly(behind);
        handler.fails.clear();
        pass(Duration.ofSeconds(3));
        deliverAll();
        assertThat(handler.taken).as("the pause is four seconds").containsExactly(behind);
        pass(Duration.ofSeconds(1));
        deliverAll();
        assertThat(handler.taken).containsExactly(behind, failing);
        assertThat(handler.refused).isEmpty();
    }

    @Test
    void isLaidBeforeARegistrarAfterTheSixthAttempt() {
        UUID failing = leave("fails");
        handler.fails.add("fails");
        fail(FeedDelivery.MOST_ATTEMPTS - 1);
        assertThat(handler.refused).isEmpty();
        fail(1);
        assertThat(handler.refused).containsExactly(failing);
        assertThat(queue.stuck()).isEmpty();
        pass(Duration.ofHours(2));
        assertThat(delivery.deliverNext()).isFalse();
    }

    @Test
    void whatCanBeNeitherTakenNorRefusedIsNamedAndTriedEachHour() {
        UUID failing = leave("fails");
        handler.fails.add("fails");
        handler.refusesNothing = true;
        fail(FeedDelivery.MOST_ATTEMPTS - 1);
        assertThat(queue.stuck()).isEmpty();
        fail(1);
        assertThat(queue.stuck()).extracting(FeedQueue.Stuck::receipt).containsExactly(failing);
        assertThat(today(Role.NATIONAL_SUPERVISOR)).contains(failing.toString());
        assertThat(today(Role.REGISTRAR)).doesNotContain(failing.toString());
        UUID behind = leave("is fine");
        deliverAll();
        assertThat(handler.taken).containsExactly(behind);
        handler.fails.clear();
        pass(Duration.ofMinutes(58));
        deliverAll();
        assertThat(handler.taken).containsExactly(behind);
        pass(Duration.ofMinutes(1));
        deliverAll();
        assertThat(handler.taken).containsExactly(behind, failing);
        assertThat(queue.stuck()).isEmpty();
    }

    private String today(Role role) {
        WebSession session = new WebSession(port);
        session.signIn(new Officers(accounts).with(role).name(), Officers.PASSWORD);
        return session.get("/").body();
    }

    private UUID leave(String body) {
        UUID receipt = UUID.randomUUID();
        transaction.executeWithoutResult(status -> queue.leave(new FeedMessage(
                Handler.NAME,
                receipt,
                CLIENT,
                receipt.toString(),
                new byte[32],
                body.getBytes(StandardCharsets.UTF_8),
                new Actor(Actor.Kind.MACHINE, CLIENT, "192.0.2.1"))));
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

    private static final class Handler implements FeedHandler {

        private static final String NAME = "test";

        private final Set<String> fails = new HashSet<>();
        private final List<UUID> taken = new ArrayList<>();
        private final List<UUID> refused = new ArrayList<>();
        private boolean refusesNothing;

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public boolean take(FeedMessage message) {
            if (fails.contains(new String(message.content(), StandardCharsets.UTF_8))) {
                throw new IllegalStateException("as the test wants it");
            }
            taken.add(message.receipt());
            return true;
        }

        @Override
        public boolean refused(FeedMessage message, InvalidValueException why) {
            if (refusesNothing) {
                throw new IllegalStateException("as the test wants it");
            }
            refused.add(message.receipt());
            return true;
        }
    }

    private record Handlers(FeedHandler handler) implements ObjectProvider<FeedHandler> {

        @Override
        public Stream<FeedHandler> stream() {
            return Stream.of(handler);
        }

        @Override
        public FeedHandler getObject() {
            return handler;
        }
    }
}
