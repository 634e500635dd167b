package pk.gov.nsor.foundation.sms.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.publicservice.enquiry.internal.TestEnquiry;
import pk.gov.nsor.simulator.smsc.Misbehaviour;
import pk.gov.nsor.simulator.smsc.PhoneMessage;
import pk.gov.nsor.simulator.smsc.Prank;
import pk.gov.nsor.simulator.smsc.SmscOptions;
import pk.gov.nsor.simulator.smsc.SmscSimulator;
import pk.gov.nsor.testing.Samples;

/** The simulated SMSC misbehaves in a flood: everybody is answered, and nobody twice without a reason. */
@Tag("fault")
class MisbehavingSimulatorTest {

    private static final int PHONES = 60;

    private final TestGateway gateways = new TestGateway();
    private final TestEnquiry release = new TestEnquiry();
    private final List<String> phones = new ArrayList<>();
    private SmscSimulator simulator;
    private SmsGateway gateway;

    @BeforeEach
    void bind() throws Exception {
        simulator = SmscSimulator.start(SmscOptions.withPassword("secret")
                .withResponseTimeout(Duration.ofSeconds(1))
                .withRetryDelays(Duration.ofMillis(50), Duration.ofMillis(200)));
        bind(TestGateway.patient(properties()));
    }

    private void bind(GatewayProperties properties) {
        gateway =
                gateways.start(properties, release.handler(gateways.dataSource, gateways.keys, Clock.system(Day.ZONE)));
        await().until(() -> simulator.status().binds().size() == 2);
    }

    private GatewayProperties properties() {
        return TestGateway.withBinds(TestGateway.properties(simulator.smppPort(), 1000, 20, false), 2);
    }

    @AfterEach
    void stop() throws Exception {
        gateway.stop();
        simulator.close();
        gateways.close();
    }

    @ParameterizedTest
    @EnumSource
    void whateverHappensOnceInAFloodEverybodyIsAnsweredAndTheServerIsBoundAgain(Prank prank) throws Exception {
        flood(PHONES / 2);
        simulator.play(prank);
        flood(PHONES / 2);
        awaitAnswers();
        await().atMost(Duration.ofSeconds(10))
                .until(() -> simulator.status().binds().size() >= 2 && gateway.bound() == 2);
        switch (prank) {
            // A confirmation that was on its way when the link ended is lost, so its answer comes again.
            case UNBIND, BREAK, HALF_OPEN, RESTART -> assertThat(mostAnswers()).isLessThanOrEqualTo(2);
            case GARBAGE -> assertThat(mostAnswers()).isOne();
        }
        assertThat(simulator.status().queue()).isZero();
    }

    @Test
    void slowAcknowledgementsOnlySlowDown() throws Exception {
        simulator.misbehave(Misbehaviour.NONE.withSlowMillis(400));
        flood(PHONES);
        awaitAnswers();
        assertThat(mostAnswers()).isOne();
    }

    @Test
    void whatItCannotTakeForNowReachesEverybodyOnce() throws Exception {
        // ESME_RX_T_APPN
        simulator.refuseSubmissions(PHONES, 0x64);
        flood(PHONES);
        awaitAnswers();
        assertThat(mostAnswers()).isOne();
        assertThat(gateways.count("select count(*) from sms.refused")).isZero();
    }

    @Test
    void anAnswerThatIsNeverAcknowledgedIsSentAgainAndTheOthersAreNot() throws Exception {
        gateway.stop();
        await().until(() -> simulator.status().binds().isEmpty());
        bind(properties());
        simulator.misbehave(Misbehaviour.NONE.withMissingPercent(20));
        flood(PHONES);
        awaitAnswers();
        simulator.misbehave(Misbehaviour.NONE);
        await().atMost(Duration.ofSeconds(10)).until(() -> settled() == PHONES);
        long twice = phones.stream().filter(phone -> answers(phone) > 1).count();
        // In two parts each: about one in three has lost an acknowledgement.
        assertThat(twice).isLessThan(PHONES * 2 / 3);
        assertThat(gateways.count("select count(*) from sms.refused")).isZero();
    }

    @Test
    void questionsThatAreDeliveredTwiceAreAnsweredOnce() throws Exception {
        simulator.misbehave(Misbehaviour.NONE.withDuplicatePercent(100));
        flood(PHONES);
        String longQuestion = longPhone();
        awaitAnswers();
        await().until(() -> simulator.status().counters().deliverSmDuplicated() == PHONES + 2
                && simulator.status().queue() == 0);
        Thread.sleep(500);
        assertThat(mostAnswers()).isOne();
        assertThat(answers(longQuestion)).isOne();
    }

    @Test
    void longQuestionsAreReadWhateverTheOrderOfTheirParts() throws Exception {
        simulator.misbehave(Misbehaviour.NONE.withPartsOutOfOrder(true));
        List<String> asked = new ArrayList<>();
        for (int phone = 0; phone < 20; phone++) {
            asked.add(longPhone());
        }
        awaitAnswers();
        for (String phone : asked) {
            assertThat(simulator.messages(phone).getLast().text()).contains("آج رجسٹر میں درج نہیں");
        }
        assertThat(mostAnswers()).isOne();
    }

    @Test
    void octetsThatAreNoPduBetweenTheOthersLoseNothing() throws Exception {
        simulator.misbehave(Misbehaviour.NONE.withGarbagePercent(30));
        flood(PHONES);
        awaitAnswers();
        assertThat(mostAnswers()).isOne();
        assertThat(gateway.bound()).isEqualTo(2);
    }

    private void flood(int count) {
        for (int i = 0; i < count; i++) {
            Cnic cnic = Samples.cnic();
            simulator.receiveFromPhone(phone(), cnic.formatted());
        }
    }

    private String longPhone() {
        String digits = Samples.cnic().formatted();
        String phone = phone();
        simulator.receiveFromPhone(phone, digits.substring(0, 7) + " ".repeat(200) + digits.substring(7));
        return phone;
    }

    private String phone() {
        String phone = "0399%07d".formatted(phones.size() + 1);
        phones.add(phone);
        return phone;
    }

    private void awaitAnswers() {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(phones).allMatch(phone -> answers(phone) > 0));
    }

    private long mostAnswers() {
        return phones.stream().mapToLong(this::answers).max().orElseThrow();
    }

    private long answers(String phone) {
        return simulator.messages(phone).stream()
                .filter(message -> message.direction() == PhoneMessage.Direction.TO_PHONE)
                .count();
    }

    private long settled() {
        return gateways.count("select coalesce(sum(last_id - first_id + 1), 0) from sms.settled");
    }
}
