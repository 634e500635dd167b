package pk.gov.nsor.foundation.sms.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.keys.Keys;
import pk.gov.nsor.foundation.sms.QuestionHandler;
import pk.gov.nsor.record.conviction.Conviction.Quashing;
import pk.gov.nsor.record.conviction.Convictions;
import pk.gov.nsor.record.register.Examination;
import pk.gov.nsor.record.register.IdentityConfirmation;
import pk.gov.nsor.record.registration.OffenderRegistration;
import pk.gov.nsor.record.registration.OffenderRegistration.Registered;
import pk.gov.nsor.simulator.smsc.PhoneMessage;
import pk.gov.nsor.simulator.smsc.SmscOptions;
import pk.gov.nsor.simulator.smsc.SmscSimulator;
import pk.gov.nsor.testing.Offenders;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;

/** What somebody with a telephone is told while the register changes, through the simulator's SMSC and real sockets. */
@RegisterTest
class PublicAnswerTest {

    private static final String PHONE = "03990000201";

    @Autowired
    private DataSource dataSource;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private Keys keys;

    @Autowired
    private List<QuestionHandler> handlers;

    @Autowired
    private Clock clock;

    @Autowired
    private OffenderRegistration registration;

    @Autowired
    private IdentityConfirmation confirmation;

    @Autowired
    private Convictions convictions;

    private final Actor court = new Actor(Actor.Kind.MACHINE, UUID.randomUUID(), "test");
    private final Actor registrar = new Actor(Actor.Kind.OFFICER, UUID.randomUUID(), "test");
    private final Cnic cnic = Samples.cnic();
    private SmscSimulator smsc;
    private SmsGateway gateway;

    @BeforeEach
    void start() throws Exception {
        smsc = SmscSimulator.start(SmscOptions.withPassword("secret"));
        gateway = SmsConfiguration.gateway(
                TestGateway.properties(smsc.smppPort(), 100, 50, false),
                dataSource,
                jdbc,
                transactions,
                keys,
                handlers,
                clock,
                clock);
        gateway.start();
    }

    /** Everything was answered and confirmed, so the next start has nothing to look through. */
    @AfterEach
    void stop() throws InterruptedException {
        gateway.stop();
        smsc.close();
        assertThat(jdbc.sql("select finished_at is not null from sms.run order by id desc limit 1")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void theNextAnswerKnowsThatAnIdentityWasConfirmedAndThatAConvictionWasQuashed() throws Exception {
        ask("LANG EN", "answered in English");
        ask(cnic.formatted(), "is not on the register today");
        Registered registered = registration.register(
                Offenders.identity(LocalDate.of(1990, 5, 1)),
                cnic,
                List.of(Offenders.address()),
                Offenders.conviction("PPC 376"),
                null,
                court);
        confirmation.examine(
                registered.person(),
                cnic,
                new Examination(Examination.Document.CNIC_CARD, "A-1", EnumSet.allOf(Examination.Detail.class)),
                registrar);
        ask(cnic.formatted(), cnic.masked(), "is on the register");
        convictions.quash(
                registered.person(),
                registered.conviction(),
                new Quashing(LocalDate.now(clock), Quashing.Reason.ACQUITTED_ON_APPEAL),
                registrar);
        // Written otherwise: the first text got this very answer within the minute.
        ask(cnic.number() + "", "is not on the register today");
    }

    /** Waits for the answer that says this: on a slow machine the one before it may be sent once more. */
    private void ask(String text, String... said) throws InterruptedException {
        List<String> before = answers();
        smsc.receiveFromPhone(PHONE, text);
        assertThat(smsc.awaitMessage(
                        PHONE,
                        message -> isAnswer(message)
                                && !before.contains(message.id())
                                && Stream.of(said).allMatch(message.text()::contains),
                        Duration.ofSeconds(20)))
                .as("an answer to %s that says %s", text, List.of(said))
                .isPresent();
    }

    private List<String> answers() {
        return smsc.messages(PHONE).stream()
                .filter(PublicAnswerTest::isAnswer)
                .map(PhoneMessage::id)
                .toList();
    }

    private static boolean isAnswer(PhoneMessage message) {
        return message.direction() == PhoneMessage.Direction.TO_PHONE;
    }
}
