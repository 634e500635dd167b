package pk.gov.nsor.foundation.sms.internal;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.keys.Keys;
import pk.gov.nsor.foundation.sms.QuestionHandler;
import pk.gov.nsor.simulator.smsc.PhoneMessage;
import pk.gov.nsor.simulator.smsc.SmscOptions;
import pk.gov.nsor.simulator.smsc.SmscSimulator;

/** Both lines of a whole register, with telephones of the simulator. */
public final class RegisterLines implements AutoCloseable {

    public static final String NEUTRAL = TestLines.NEUTRAL;
    public static final String PUBLIC = "7000";

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Pattern SIX_DIGITS = Pattern.compile("(?<![0-9])[0-9]{6}(?![0-9])");

    private final ApplicationContext context;
    private final SmscSimulator simulator;
    /** Of earlier tests: some were being sent when their SMSC ended, and stay so for minutes. */
    private final UUID[] before;

    private SmscLinks smscLinks;

    public RegisterLines(ApplicationContext context) throws IOException {
        this.context = context;
        this.simulator = SmscSimulator.start(SmscOptions.withPassword("secret")
                .withResponseTimeout(Duration.ofSeconds(2))
                .withRetryDelays(Duration.ofMillis(50), Duration.ofMillis(200)));
        this.before = context.getBean(JdbcClient.class)
                .sql("select id from sms.message")
                .query(UUID.class)
                .list()
                .toArray(UUID[]::new);
        bind();
    }

    public SmscSimulator simulator() {
        return simulator;
    }

    /** Starts the gateways, again after {@link #unbind}. */
    public void bind() {
        smscLinks = TestLines.lines(
                simulator.smppPort(),
                TestLines.neutral("", Duration.ofMinutes(2)),
                context.getBean(DataSource.class),
                context.getBean(JdbcClient.class),
                context.getBean(Keys.class),
                context.getBean(Clock.class),
                context.getBeanProvider(QuestionHandler.class).orderedStream().toList());
        smscLinks.start();
    }

    public void unbind() {
        try {
            smscLinks.stop();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    /** Waits until nothing that is due waits to be sent. */
    public void settle() throws InterruptedException {
        JdbcClient jdbc = context.getBean(JdbcClient.class);
        Clock clock = context.getBean(Clock.class);
        TestLines.await(
                () -> jdbc.sql("""
                                select count(*) from sms.message
                                where ((state = 'QUEUED' and (due_at <= ? or attempts > 0)) or (state = 'SENT' and line = 'NEUTRAL'))
                                  and id <> all (?)
                                """)
                                .params(OffsetDateTime.now(clock), before)
                                .query(Long.class)
                                .single()
                        == 0,
                () -> "Messages wait still");
    }

    /** What has come to the telephone from the neutral sender, oldest first. */
    public List<String> texts(String number) {
        return received(number).stream()
                .filter(message -> message.peer().equals(NEUTRAL))
                .map(PhoneMessage::text)
                .toList();
    }

    public List<PhoneMessage> received(String number) {
        return simulator.messages(number).stream()
                .filter(message -> message.direction() == PhoneMessage.Direction.TO_PHONE)
                .toList();
    }

    /** What has come to the telephone from the public's short code, oldest first. */
    public List<String> publicTexts(String number) {
        return received(number).stream()
                .filter(message -> message.peer().equals(PUBLIC))
                .map(PhoneMessage::text)
                .toList();
    }

    /** Waits for so many texts from the public's short code; the latest of them. */
    public String awaitPublicText(String number, int count) throws InterruptedException {
        TestLines.await(
                () -> publicTexts(number).size() >= count,
                () -> "Not " + count + " texts in time: " + publicTexts(number));
        return publicTexts(number).get(count - 1);
    }

    /** Texts the public's short code; the answer. */
    public String ask(String number, String text) throws InterruptedException {
        int before = publicTexts(number).size();
        simulator.receiveFromPhone(number, PUBLIC, text);
        return awaitPublicText(number, before + 1);
    }

    /** Waits for so many texts; the latest of them. */
    public String awaitText(String number, int count) throws InterruptedException {
        TestLines.await(() -> texts(number).size() >= count, () -> "Not " + count + " texts in time: " + texts(number));
        return texts(number).get(count - 1);
    }

    /** Waits for the text that is the so-manieth; the code in it. */
    public String awaitCode(String number, int count) throws InterruptedException {
        Matcher code = SIX_DIGITS.matcher(awaitText(number, count));
        if (!code.find()) {
            throw new AssertionError("No code in " + texts(number));
        }
        return code.group();
    }

    /** Texts the neutral sender, and waits until the register has taken it. */
    public void reply(String number, String text) throws InterruptedException {
        PhoneMessage sent = simulator.receiveFromPhone(number, NEUTRAL, text);
        Optional<PhoneMessage> taken = simulator.awaitMessage(
                number,
                message -> message.id().equals(sent.id()) && message.state() == PhoneMessage.State.ACKNOWLEDGED,
                PATIENCE);
        if (taken.isEmpty()) {
            throw new AssertionError("The register did not take the reply");
        }
    }

    @Override
    public void close() {
        unbind();
        simulator.close();
    }
}
