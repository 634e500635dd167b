package pk.gov.nsor.foundation.sms.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.publicservice.enquiry.internal.TestEnquiry;
import pk.gov.nsor.testing.Samples;
import tools.jackson.databind.JsonNode;

/** The public's question through an SMSC that is not ours. */
@Tag("fault")
class ForeignSmscTest {

    private final TestGateway gateways = new TestGateway();
    private final TestEnquiry release = new TestEnquiry();
    private NodeSmsc smsc;
    private SmsGateway gateway;

    @BeforeEach
    void bind() throws Exception {
        smsc = new NodeSmsc();
        gateway = gateways.start(
                smsc.port(), release.handler(gateways.dataSource, gateways.keys, Clock.system(Day.ZONE)));
        assertThat(smsc.next("bound").get("systemId").stringValue()).isEqualTo("nsor");
    }

    @AfterEach
    void stop() throws Exception {
        gateway.stop();
        smsc.close();
        gateways.close();
    }

    @Test
    void aCnicIsAnsweredInEnglish() throws Exception {
        Cnic on = Samples.cnic();
        release.onRegister.add(on);
        deliver("LANG EN");
        assertThat(smsc.next("submit_sm").get("text").stringValue()).contains("in English");
        deliver(on.formatted());
        assertThat(smsc.next("deliver_sm_resp").get("status").intValue()).isZero();
        JsonNode answer = smsc.next("submit_sm");
        assertThat(answer.get("text").stringValue())
                .startsWith("CNIC " + on.masked() + " is on the register of convicted sex offenders.");
        assertThat(answer.get("source").stringValue()).isEqualTo("7000");
        assertThat(answer.get("destination").stringValue()).isEqualTo("923990000001");
        assertThat(answer.get("dataCoding").intValue()).isZero();
    }

    @Test
    void aCnicInUrduDigitsIsAnsweredInUrduInTwoParts() throws Exception {
        deliver("۹۳۵۲۰-۱۲۳۴۵۶۷-۱");
        JsonNode first = smsc.next("submit_sm");
        JsonNode second = smsc.next("submit_sm");
        assertThat(first.get("dataCoding").intValue()).isEqualTo(8);
        assertThat(first.get("udh").stringValue()).endsWith("0201");
        assertThat(second.get("udh").stringValue()).endsWith("0202");
        assertThat(first.get("text").stringValue() + second.get("text").stringValue())
                .startsWith("\u200E*****-**34567-1 آج رجسٹر میں درج نہیں")
                .contains("اعتراض: غلط ");
    }

    @Test
    void aCnicInAMessagePayloadIsAnswered() throws Exception {
        Cnic cnic = Samples.cnic();
        smsc.deliver(
                Map.of("source_addr", "923990000002", "destination_addr", "7000", "message_payload", cnic.formatted()));
        assertThat(smsc.next("submit_sm").get("text").stringValue()).contains(cnic.masked());
    }

    @Test
    void anAcknowledgementThatComesLateIsWaitedFor() throws Exception {
        smsc.deliver(Map.of("misbehave", "slow", "millis", 1000));
        deliver("93520-1234567-1");
        smsc.next("submit_sm");
        smsc.next("submit_sm");
        await().until(() -> gateways.count("select count(*) from sms.settled") == 1);
        assertThat(smsc.happens("submit_sm", Duration.ofSeconds(2))).isFalse();
    }

    @Test
    void aPartThatIsNeverAcknowledgedIsSentAgain() throws Exception {
        smsc.deliver(Map.of("misbehave", "missing", "count", 1));
        deliver("93520-1234567-1");
        String lost = smsc.next("submit_sm").get("text").stringValue();
        smsc.next("submit_sm");
        assertThat(smsc.next("submit_sm").get("text").stringValue()).isEqualTo(lost);
        await().until(() -> gateways.count("select count(*) from sms.settled") == 1);
        assertThat(smsc.happens("submit_sm", Duration.ofSeconds(3))).isFalse();
    }

    @Test
    void afterAnUnbindTheServerBindsAgainAndAnswers() throws Exception {
        smsc.deliver(Map.of("misbehave", "unbind"));
        smsc.next("bound");
        deliver("93520-1234567-1");
        assertThat(smsc.next("submit_sm").get("text").stringValue()).contains("34567-1");
    }

    @Test
    void afterOctetsThatAreNoPduTheLinkStaysAndQuestionsAreAnswered() throws Exception {
        smsc.deliver(Map.of("misbehave", "garbage", "hex", "fa".repeat(50)));
        deliver("93520-1234567-1");
        assertThat(smsc.next("submit_sm").get("text").stringValue()).contains("34567-1");
        assertThat(smsc.happens("bound", Duration.ofSeconds(1))).isFalse();
    }

    private void deliver(String text) throws Exception {
        smsc.deliver(Map.of("source_addr", "923990000001", "destination_addr", "7000", "short_message", text));
    }
}
