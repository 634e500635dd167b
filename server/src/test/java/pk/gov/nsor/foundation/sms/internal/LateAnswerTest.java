package pk.gov.nsor.foundation.sms.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static pk.gov.nsor.foundation.sms.internal.RawSmsc.DELIVER_SM_RESP;
import static pk.gov.nsor.foundation.sms.internal.RawSmsc.SUBMIT_SM;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.sms.internal.RawSmsc.Pdu;
import pk.gov.nsor.publicservice.enquiry.internal.TestEnquiry;
import pk.gov.nsor.testing.Samples;
import pk.gov.nsor.testing.TestClock;

/** What was decided and could not be sent in time: the register may say something else by now. */
class LateAnswerTest {

    private static final String ASK_AGAIN =
            "The answer to your question could not be sent in time. Please send the question"
                    + " again. In danger call 15.";

    private final TestGateway gateways = new TestGateway();
    private final TestEnquiry release = new TestEnquiry();
    private final TestClock clock = new TestClock();
    private final Cnic cnic = Samples.cnic();
    private final RawSmsc smsc;
    private SmsGateway gateway;

    LateAnswerTest() throws IOException {
        smsc = new RawSmsc(0);
        release.isAskedByGateway = true;
        start(50);
        ask(1, "LANG EN");
        smsc.confirm(smsc.read(SUBMIT_SM), "1");
    }

    @AfterEach
    void stop() throws Exception {
        smsc.close();
        gateway.stop();
        gateways.close();
    }

    @Test
    void whoeverWasFoundOnTheRegisterIsNotCalledSoMinutesLater() throws Exception {
        release.onRegister.add(cnic);
        ask(2, cnic.formatted());
        assertThat(RawSmsc.text(smsc.read(SUBMIT_SM))).contains("is on the register");
        smsc.drop();
        release.onRegister.remove(cnic);
        clock.move(Duration.ofSeconds(91));
        smsc.acceptBind();
        Pdu instead = smsc.read(SUBMIT_SM);
        assertThat(RawSmsc.text(instead)).isEqualTo(ASK_AGAIN);
        smsc.confirm(instead, "2");
        awaitSettled(2);
        assertThat(smsc.readFor(300)).extracting(Pdu::command).doesNotContain(SUBMIT_SM);

        ask(3, cnic.formatted());
        assertThat(RawSmsc.text(smsc.read(SUBMIT_SM))).contains("is not on the register");
    }

    @Test
    void neitherIsItByTheNextProcess() throws Exception {
        release.onRegister.add(cnic);
        ask(2, cnic.formatted());
        smsc.read(SUBMIT_SM);
        smsc.drop();
        gateway.stop();
        release.onRegister.remove(cnic);
        clock.move(Duration.ofDays(3));
        start(50);
        Pdu instead = smsc.read(SUBMIT_SM);
        assertThat(RawSmsc.text(instead)).isEqualTo(ASK_AGAIN);
        smsc.confirm(instead, "2");
        await().until(() -> gateways.count("select count(*) from sms.run where finished_at is null") == 1);
    }

    @Test
    void ofAnAnswerInTwoPartsTheSecondIsNotSentLate() throws Exception {
        smsc.drop();
        gateway.stop();
        start(1);
        smsc.question(2, "923990000002", cnic.formatted());
        Pdu first = smsc.read(SUBMIT_SM);
        assertThat(RawSmsc.text(first)).startsWith("[0201]");
        release.onRegister.add(cnic);
        clock.move(Duration.ofSeconds(91));
        smsc.confirm(first, "3");
        Pdu instead = smsc.read(SUBMIT_SM);
        assertThat(RawSmsc.text(instead)).startsWith("[0201]").contains("وقت پر نہیں بھیجا جا سکا");
        assertThat(reference(instead))
                .as("a telephone joins parts of one reference")
                .isNotEqualTo(reference(first));
        smsc.confirm(instead, "4");
        smsc.confirm(smsc.read(SUBMIT_SM), "5");
        awaitSettled(2);
    }

    @Test
    void whatIsTrueStillIsSentAfterAnOutageAndAsksNobodyToAskAgain() throws Exception {
        ask(2, cnic.formatted());
        String text = RawSmsc.text(smsc.read(SUBMIT_SM));
        assertThat(text).contains("is not on the register");
        smsc.drop();
        clock.move(Duration.ofSeconds(91));
        smsc.acceptBind();
        assertThat(RawSmsc.text(smsc.read(SUBMIT_SM))).as("its code, too").isEqualTo(text);
        smsc.drop();
        release.onRegister.add(cnic);
        clock.move(Duration.ofSeconds(91));
        smsc.acceptBind();
        assertThat(RawSmsc.text(smsc.read(SUBMIT_SM))).isEqualTo(ASK_AGAIN);
        assertThat(gateways.count("select count(*) from enquiry.ledger")).isEqualTo(2);
    }

    @Test
    void whatIsTrueHoweverLateIsSentAsItWasDecided() throws Exception {
        ask(2, "123");
        String text = RawSmsc.text(smsc.read(SUBMIT_SM));
        smsc.drop();
        clock.move(Duration.ofHours(1));
        smsc.acceptBind();
        assertThat(RawSmsc.text(smsc.read(SUBMIT_SM))).isEqualTo(text);
    }

    @Test
    void theSmscKeepsAnAnswerForTenMinutesAndOtherTextsForAsLongAsItLikes() throws Exception {
        ask(2, cnic.formatted());
        assertThat(RawSmsc.validity(smsc.read(SUBMIT_SM))).isEqualTo("000000001000000R");
        ask(3, "MADAD");
        assertThat(RawSmsc.validity(smsc.read(SUBMIT_SM))).isEmpty();
    }

    private void start(int window) throws IOException {
        gateway = gateways.start(
                TestGateway.withoutProbes(TestGateway.properties(smsc.port(), 100, window, false)),
                clock,
                release.handler(gateways.dataSource, gateways.keys, clock));
        smsc.acceptBind();
    }

    private void ask(int sequence, String text) throws IOException {
        smsc.question(sequence, "923990000001", text);
        assertThat(smsc.read(DELIVER_SM_RESP).status()).isZero();
    }

    private void awaitSettled(long count) {
        await().until(() ->
                gateways.count("select coalesce(sum(last_id - first_id + 1), 0) from sms.settled") == count);
    }

    /** After the header's length, the element's sort and its length. */
    private static byte reference(Pdu submitSm) {
        byte[] body = submitSm.body();
        for (int i = 0; i < body.length - 5; i++) {
            if (body[i] == 5 && body[i + 1] == 0 && body[i + 2] == 3) {
                return body[i + 3];
            }
        }
        throw new AssertionError("No header of several parts");
    }
}
