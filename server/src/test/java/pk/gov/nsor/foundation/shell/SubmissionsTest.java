package pk.gov.nsor.foundation.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.TestClock;

@RegisterTest
class SubmissionsTest {

    private final MockHttpSession session =
            new MockHttpSession(null, UUID.randomUUID().toString());
    private final TestClock clock = new TestClock();
    private final AtomicInteger done = new AtomicInteger();

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionOperations transaction;

    @Test
    void aSecondPressInAnotherProcessGetsTheFirstOnesAnswer() {
        assertThat(submissions().once(session, "one", this::act)).isEqualTo("/done/1");
        assertThat(submissions().once(session, "one", this::act)).isEqualTo("/done/1");
        assertThat(submissions().once(session, "two", this::act)).isEqualTo("/done/2");
        assertThat(submissions().once(new MockHttpSession(null, "another " + UUID.randomUUID()), "one", this::act))
                .isEqualTo("/done/3");
    }

    @Test
    void pressesAtOnceDoItOnceAndAllGetTheAnswer() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        List<Future<String>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < 4; i++) {
                answers.add(threads.submit(() -> submissions().once(session, "race", () -> {
                    begun.countDown();
                    pause();
                    return act();
                })));
            }
            begun.await();
        }
        for (Future<String> answer : answers) {
            assertThat(answer.get()).isEqualTo("/done/1");
        }
    }

    @Test
    void whatFailsIsNotRememberedAndWhatIsNotNamedIsDoneEachTime() {
        assertThatThrownBy(() -> submissions().once(session, "fails", () -> {
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        assertThat(submissions().once(session, "fails", this::act)).isEqualTo("/done/1");
        assertThat(submissions().once(session, " ", this::act)).isEqualTo("/done/2");
        assertThat(submissions().once(session, "x".repeat(65), this::act)).isEqualTo("/done/3");
        assertThat(submissions().once(session, "x".repeat(64), this::act)).isEqualTo("/done/4");
        assertThat(submissions().once(session, "x".repeat(64), this::act)).isEqualTo("/done/4");
    }

    @Test
    void theWorkOfAProcessThatDiedIsTakenUpAfterAMinute() {
        assertThat(submissions().once(session, "dies", () -> {
                    // As if this process had died here and another had been asked after a minute.
                    clock.move(Duration.ofSeconds(61));
                    return submissions().once(session, "dies", this::act);
                }))
                .isEqualTo("/done/1");
    }

    @Test
    void togetherTheActionIsCommittedWithItsAnswerOrNeitherIs() {
        String name = name();
        assertThatThrownBy(() -> submissions().together(session, "both", () -> {
                    note(name);
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        assertThat(noted(name)).isZero();
        assertThat(submissions().together(session, "both", () -> note(name))).isEqualTo("/noted");
        assertThat(submissions().together(session, "both", () -> note(name))).isEqualTo("/noted");
        assertThat(noted(name)).isOne();
    }

    @Test
    void togetherAProcessThatWasTakenForDeadAndIsNotLeavesNothing() throws Exception {
        String name = name();
        try (ExecutorService another = Executors.newSingleThreadExecutor()) {
            String answer = submissions().together(session, "slow", () -> {
                note(name);
                clock.move(Duration.ofSeconds(61));
                assertThat(taken(another.submit(() -> submissions().together(session, "slow", () -> "/by-another"))))
                        .isEqualTo("/by-another");
                return "/by-the-slow-one";
            });
            assertThat(answer).isEqualTo("/by-another");
        }
        assertThat(noted(name)).isZero();
    }

    @Test
    void itIsForgottenAfterADay() {
        submissions().once(session, "old", this::act);
        clock.move(Duration.ofHours(23));
        submissions().forget();
        assertThat(submissions().once(session, "old", this::act)).isEqualTo("/done/1");
        clock.move(Duration.ofHours(2));
        submissions().forget();
        assertThat(submissions().once(session, "old", this::act)).isEqualTo("/done/2");
    }

    private String act() {
        return "/done/" + done.incrementAndGet();
    }

    private Submissions submissions() {
        return new Submissions(jdbc, clock, transaction);
    }

    private static String taken(Future<String> answer) {
        try {
            return answer.get();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** As long as a hash. */
    private static String name() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    /** Some row of the same transaction. */
    private String note(String name) {
        jdbc.sql("insert into shell.submission (id, begun_at, answer) values (?, now(), 'noted')")
                .param(name.getBytes(StandardCharsets.UTF_8))
                .update();
        return "/noted";
    }

    private int noted(String name) {
        return jdbc.sql("select count(*) from shell.submission where id = ?")
                .param(name.getBytes(StandardCharsets.UTF_8))
                .query(Integer.class)
                .single();
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
