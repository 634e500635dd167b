package pk.gov.nsor.foundation.sms.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import pk.gov.nsor.foundation.kernel.MobileNumber;
import pk.gov.nsor.foundation.keys.Keys;
import pk.gov.nsor.foundation.sms.Answers;
import pk.gov.nsor.foundation.sms.MessageState;
import pk.gov.nsor.foundation.sms.NewMessage;
import pk.gov.nsor.foundation.sms.Question;
import pk.gov.nsor.foundation.sms.QuestionHandler;
import pk.gov.nsor.foundation.sms.SmscLink;

/** Both lines on a database of their own, and messages for the neutral sender. */
final class TestLines implements AutoCloseable {

    static final String NEUTRAL = "7100";

    final TestGateway gateways = new TestGateway();
    final TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(gateways.dataSource));
    private final Clock clock;

    TestLines(Clock clock) {
        this.clock = clock;
    }

    /** @param account the neutral sender's own at the SMSC; empty for the public's */
    static NeutralProperties neutral(String account, Duration lease) {
        return new NeutralProperties(NEUTRAL, account, "secret", 1, lease);
    }

    SmscLinks start(int port, NeutralProperties neutral, QuestionHandler... handlers) {
        SmscLinks lines =
                lines(port, neutral, gateways.dataSource, gateways.jdbc, gateways.keys, clock, List.of(handlers));
        lines.start();
        return lines;
    }

    static SmscLinks lines(
            int port,
            NeutralProperties neutral,
            DataSource dataSource,
            JdbcClient jdbc,
            Keys keys,
            Clock clock,
            List<QuestionHandler> handlers) {
        return SmsConfiguration.lines(
                TestGateway.properties(port, 1000, 50, false),
                neutral,
                dataSource,
                jdbc,
                new JdbcTransactionManager(dataSource),
                keys,
                handlers,
                clock,
                clock);
    }

    /** Answers whatever comes to the line with its name and the text. */
    static QuestionHandler echo(SmscLink line) {
        return new QuestionHandler() {
            @Override
            public SmscLink line() {
                return line;
            }

            @Override
            public boolean takes(Question question) {
                return true;
            }

            @Override
            public void answer(List<Question> batch, Answers answers) {
                batch.forEach(question -> answers.answerAndForget(question, line + " got " + question.text()));
            }
        };
    }

    /** Commits a message that is due now and good for an hour. */
    UUID send(String number, String text) {
        Instant now = clock.instant();
        return send(number, text, now, now.plus(Duration.ofHours(1)));
    }

    UUID send(String number, String text, Instant notBefore, Instant validUntil) {
        NewMessage message = new NewMessage(UUID.randomUUID(), MobileNumber.parse(number), text, notBefore, validUntil);
        transaction.executeWithoutResult(status -> messages().send(message));
        return message.id();
    }

    StoredMessages messages() {
        return new StoredMessages(
                new MessageRepository(gateways.jdbc, clock),
                new Sealing(gateways.keys),
                clock,
                clock,
                () -> {},
                ids -> {});
    }

    MessageState.State state(UUID id) {
        return Map.copyOf(messages().of(List.of(id))).get(id).state();
    }

    void awaitState(UUID id, MessageState.State state) throws InterruptedException {
        await(() -> state(id) == state, () -> id + " is " + state(id) + " and not " + state);
    }

    static void await(BooleanSupplier condition, java.util.function.Supplier<String> otherwise)
            throws InterruptedException {
        for (int tries = 0; tries < 600; tries++) {
            if (condition.getAsBoolean()) {
                return;
            }
            Thread.sleep(25);
        }
        throw new AssertionError(otherwise.get());
    }

    @Override
    public void close() {
        gateways.close();
    }
}
