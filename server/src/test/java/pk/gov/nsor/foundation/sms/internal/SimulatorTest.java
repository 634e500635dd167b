package pk.gov.nsor.foundation.sms.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.publicservice.enquiry.internal.TestEnquiry;
import pk.gov.nsor.publicservice.release.Band;
import pk.gov.nsor.simulator.smsc.PhoneMessage;
import pk.gov.nsor.simulator.smsc.SmscOptions;
import pk.gov.nsor.simulator.smsc.SmscSimulator;
import pk.gov.nsor.testing.Samples;

/** The public's question through the project's simulator, which speaks SMPP by jSMPP. */
class SimulatorTest {

    private static final String PHONE = "0399 0000001";

    private final TestGateway gateways = new TestGateway();
    private final TestEnquiry release = new TestEnquiry();
    private SmscSimulator simulator;
    private SmsGateway gateway;

    @BeforeEach
    void bind() throws Exception {
        simulator = SmscSimulator.start(SmscOptions.withPassword("secret")
                .withResponseTimeout(Duration.ofSeconds(2))
                .withRetryDelays(Duration.ofMillis(50), Duration.ofMillis(200)));
        gateway = gateways.start(
                TestGateway.properties(simulator.smppPort(), 1000, 50, true),
                release.handler(gateways.dataSource, gateways.keys, Clock.system(Day.ZONE)));
    }

    @AfterEach
    void stop() throws Exception {
        gateway.stop();
        simulator.close();
        gateways.close();
    }

    @Test
    void aPersonTextsACnicAndReadsTheAnswer() throws Exception {
        Cnic cnic = Samples.cnic();
        release.onRegister.add(cnic);
        simulator.receiveFromPhone(PHONE, "LANG EN");
        assertThat(answers(1).getFirst()).contains("in English");
        simulator.receiveFromPhone(PHONE, cnic.formatted());
        assertThat(answers(2).getLast()).contains("is on the register of convicted sex offenders");
    }

    @Test
    void anUrduAnswerArrivesWhole() throws Exception {
        simulator.receiveFromPhone(PHONE, "۹۳۵۲۰۱۲۳۴۵۶۷۱");
        assertThat(answers(1).getFirst())
                .startsWith("\u200E*****-**34567-1 آج رجسٹر میں درج نہیں")
                .contains("اعتراض: غلط ");
    }

    @Test
    void aNameOfSeveralAreasIsAskedBackAndItsNumberAnswered() throws Exception {
        release.bands.put("karachi-central", Band.FROM_25);
        simulator.receiveFromPhone(PHONE, "AREA karachi");
        assertThat(answers(1).getFirst()).startsWith("Karachi: which one? Reply 1 Central, 2 East, 3 South, 4 West, ");
        simulator.receiveFromPhone(PHONE, " 1. ");
        assertThat(answers(2).getLast())
                .startsWith("Karachi Central district, Nov 2026: 25 to 49 on the sex offenders register");
        simulator.receiveFromPhone(PHONE, "علاقہ کراچی");
        assertThat(answers(3).getLast()).startsWith("کراچی: کون سا؟ نمبر بھیجیں: 1 وسطی، 2 ");
        simulator.receiveFromPhone(PHONE, "۱");
        assertThat(answers(4).getLast()).contains("25 سے 49");
    }

    @Test
    void aLongQuestionIsReadWhole() throws Exception {
        simulator.receiveFromPhone(PHONE, "LANG EN");
        answers(1);
        simulator.receiveFromPhone(PHONE, " ".repeat(200) + "93520-1234567-1");
        assertThat(answers(2).getLast()).contains("*****-**34567-1 is not on the register");
    }

    @Test
    void brokenConnectionsAndAThrottlingSmscLoseNothing() throws Exception {
        simulator.receiveFromPhone(PHONE, "LANG EN");
        answers(1);
        simulator.throttleSubmissions(3);
        simulator.receiveFromPhone(PHONE, Samples.cnic().formatted());
        assertThat(answers(2)).hasSize(2);
        simulator.breakConnections();
        simulator.receiveFromPhone(PHONE, Samples.cnic().formatted());
        assertThat(answers(3)).hasSize(3);
    }

    private List<String> answers(int count) throws InterruptedException {
        for (int tries = 0; tries < 400; tries++) {
            List<String> texts = simulator.messages(PHONE).stream()
                    .filter(message -> message.direction() == PhoneMessage.Direction.TO_PHONE)
                    .map(PhoneMessage::text)
                    .toList();
            if (texts.size() >= count) {
                return texts;
            }
            Thread.sleep(25);
        }
        throw new AssertionError("Not " + count + " answers in time: " + simulator.messages(PHONE));
    }
}
