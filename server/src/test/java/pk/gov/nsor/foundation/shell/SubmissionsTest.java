package pk.gov.nsor.foundation.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.UnexpectedRollbackException;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.foundation.database.ComparedClock;
import pk.gov.nsor.foundation.database.DatabaseClock;
import pk.gov.nsor.foundation.database.DatabaseFailures;
import pk.gov.nsor.foundation.database.DatabaseWait;
import pk.gov.nsor.foundation.database.OutcomeUnknownException;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.TestClock;

@RegisterTest
class SubmissionsTest {

    /** The table of what is remembered, and the field that says which form it is. */
    private static final Pattern REMEMBERS =
            Pattern.compile("shell\\.submission\\b(?!s)|(?:getParameter|value|values)\\(\"submissionId\"\\)");

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
    void theActionIsCommittedWithItsAnswerOrNeitherIs() {
        String name = name();
        assertThatThrownBy(() -> submissions().once(session, "both", () -> {
                    note(name);
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        assertThat(noted(name)).isZero();
        assertThat(submissions().once(session, "both", () -> note(name))).isEqualTo("/noted");
        assertThat(submissions().once(session, "both", () -> note(name))).isEqualTo("/noted");
        assertThat(noted(name)).isOne();
    }

    @Test
    void afterAMinuteAnotherProcessTakesItUpAndOneThatWasOnlySlowLeavesNothing() throws Exception {
        String name = name();
        try (ExecutorService another = Executors.newSingleThreadExecutor()) {
            String answer = submissions().once(session, "slow", () -> {
                note(name);
                clock.move(Duration.ofSeconds(61));
                assertThat(taken(another.submit(() -> submissions().once(session, "slow", () -> "/by-another"))))
                        .isEqualTo("/by-another");
                return "/by-the-slow-one";
            });
            assertThat(answer).isEqualTo("/by-another");
        }
        assertThat(noted(name)).isZero();
    }

    /** As of a process whose clock was two days ahead, or that is busy with it for longer than a page waits. */
    @Test
    @Timeout(30)
    void aSecondPressWaitsNoLongerThanForTheDatabaseAndIsToldThatNobodyKnowsYet() {
        clock.move(Duration.ofDays(2));
        submissions().once(session, "ahead", () -> {
            clock.move(Duration.ofDays(-2));
            try (ExecutorService another = Executors.newSingleThreadExecutor()) {
                assertThatThrownBy(() -> taken(another.submit(() -> DatabaseWait.bounded(
                                Duration.ofMillis(300),
                                () -> submissions().once(session, "ahead", () -> "/by-another")))))
                        .hasRootCauseInstanceOf(TimeoutException.class)
                        .matches(DatabaseFailures::isOutcomeUnknown);
            }
            return act();
        });
        assertThat(submissions().once(session, "ahead", () -> "/by-another")).isEqualTo("/done/1");
    }

    @Test
    void whoseClockIsAMinuteAheadTakesNothingFromAProcessThatLives() throws Exception {
        TestClock ahead = new TestClock();
        ahead.move(Duration.ofMinutes(2));
        CountDownLatch begun = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Future<String> living = threads.submit(() -> submissions().once(session, "living", () -> {
                begun.countDown();
                pause();
                return act();
            }));
            begun.await();
            assertThat(new Submissions(jdbc, ComparedClock.of(ahead), transaction).once(session, "living", this::act))
                    .isEqualTo("/done/1");
            assertThat(living.get()).isEqualTo("/done/1");
        }
        assertThat(done).hasValue(1);
    }

    @Test
    void whatWasCaughtWithinTheActionIsNotKeptEither() {
        String name = name();
        assertThatThrownBy(() -> submissions().once(session, "caught", () -> {
                    note(name);
                    assertThatThrownBy(() -> transaction.executeWithoutResult(_ -> {
                                throw new IllegalStateException("refused");
                            }))
                            .hasMessage("refused");
                    return "/as-if-done";
                }))
                .isInstanceOf(UnexpectedRollbackException.class);
        assertThat(noted(name)).isZero();
        assertThat(submissions().once(session, "caught", () -> note(name))).isEqualTo("/noted");
    }

    @Test
    void formsSentAtOnceActOnceAndARefusedOneCanBeSentAgain() throws Exception {
        String name = name();
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setSession(session);
        request.setParameter("submissionId", "sent");
        Form refused = new Form();
        assertThat(submissions().once(request, refused, "why", () -> {
                    note(name);
                    throw new InvalidValueException("example.why", "Say why.");
                }))
                .isEmpty();
        assertThat(refused.problem("why")).isPresent();
        assertThat(noted(name)).isZero();

        List<Future<Boolean>> done = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < 4; i++) {
                done.add(threads.submit(() -> submissions().once(request, new Form(), "why", () -> {
                    pause();
                    // Twice it would not be possible: its identifier is taken then.
                    String _ = note(name);
                })));
            }
        }
        for (Future<Boolean> each : done) {
            assertThat(each.get()).isTrue();
        }
        assertThat(noted(name)).isOne();
    }

    /** Whatever has to be done once is done in the transaction that remembers it: the kit has nothing else to call. */
    @Test
    void thereIsNoOtherWay() throws IOException {
        assertThat(Submissions.class.getMethods())
                .filteredOn(method -> method.getDeclaringClass() == Submissions.class)
                .allSatisfy(method -> assertThat(method.getName()).isEqualTo("once"));
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".java"))
                            .filter(file -> REMEMBERS.matcher(text(file)).find()))
                    .extracting(file -> file.getFileName().toString())
                    .containsExactly("Submissions.java");
        }
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

    @Test
    void aCommitThatTheDatabaseDidNotAcknowledgeIsLookedForAndItsAnswerGivenWhereItIsThere() {
        TransactionOperations unacknowledged = new TransactionOperations() {
            @Override
            public <T> T execute(TransactionCallback<T> action) {
                transaction.execute(action);
                throw new OutcomeUnknownException("The line was cut behind the commit", new SQLException());
            }
        };
        String name = name();
        assertThat(new Submissions(jdbc, new DatabaseClock(clock), unacknowledged).once(session, name, this::act))
                .isEqualTo("/done/1");
        assertThat(submissions().once(session, name, this::act)).isEqualTo("/done/1");
    }

    @Test
    void aCommitThatDidNotComeAboutIsSaidToBeNoneAndCanBeDoneAgain() {
        TransactionOperations lost = new TransactionOperations() {
            @Override
            public <T> T execute(TransactionCallback<T> action) {
                transaction.executeWithoutResult(status -> {
                    action.doInTransaction(status);
                    status.setRollbackOnly();
                });
                throw new OutcomeUnknownException("The line was cut before the commit", new SQLException());
            }
        };
        String name = name();
        assertThatThrownBy(() -> new Submissions(jdbc, new DatabaseClock(clock), lost).once(session, name, this::act))
                .isInstanceOf(CannotCreateTransactionException.class);
        assertThat(submissions().once(session, name, this::act)).isEqualTo("/done/2");
    }

    private String act() {
        return "/done/" + done.incrementAndGet();
    }

    private Submissions submissions() {
        return new Submissions(jdbc, new DatabaseClock(clock), transaction);
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

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
