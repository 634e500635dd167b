package pk.gov.nsor.foundation.sms.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static pk.gov.nsor.foundation.sms.internal.RawSmsc.DELIVER_SM;
import static pk.gov.nsor.foundation.sms.internal.RawSmsc.DELIVER_SM_RESP;
import static pk.gov.nsor.foundation.sms.internal.RawSmsc.GENERIC_NACK;
import static pk.gov.nsor.foundation.sms.internal.RawSmsc.SUBMIT_SM;
import static pk.gov.nsor.foundation.sms.internal.RawSmsc.deliverSm;
import static pk.gov.nsor.foundation.sms.internal.RawSmsc.optional;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pk.gov.nsor.foundation.sms.internal.RawSmsc.Pdu;

/** Whatever the SMSC sends, it is told what was wrong, the link stays, and the next question is answered. */
class MalformedPduTest {

    private static final byte[] HELLO = "hello".getBytes(StandardCharsets.US_ASCII);

    private final TestGateway gateways = new TestGateway();
    private RawSmsc smsc;
    private SmsGateway gateway;

    @BeforeEach
    void bind() throws IOException {
        smsc = new RawSmsc(0);
        gateway = gateways.start(smsc.port(), TestGateway.echo());
        smsc.acceptBind();
    }

    @AfterEach
    void stop() throws Exception {
        smsc.close();
        gateway.stop();
        gateways.close();
    }

    @Test
    void anUnknownCommand() throws IOException {
        smsc.send(0x00000999, 0, 41, HELLO);
        expect(GENERIC_NACK, 0x03, 41);
    }

    @Test
    void aRequestThatOnlyAnSmscTakes() throws IOException {
        smsc.send(SUBMIT_SM, 0, 42, HELLO);
        expect(GENERIC_NACK, 0x03, 42);
    }

    @Test
    void anUnknownResponseIsPassedOver() throws IOException {
        smsc.send(0x80000999, 0, 43, HELLO);
        smsc.send(RawSmsc.SUBMIT_SM_RESP, 0, 999, HELLO);
        smsc.send(GENERIC_NACK, 3, 999, new byte[0]);
        answersTheNextQuestion();
    }

    @ParameterizedTest
    @ValueSource(strings = {"00000000", "00000001", "0000000f"})
    void aLengthShorterThanAHeader(String length) throws IOException {
        smsc.sendHex(length + "00000005 00000000 0000002c");
        expect(GENERIC_NACK, 0x02, 0x2c);
    }

    @Test
    void aPduOfEightBytes() throws IOException {
        smsc.sendHex("00000008 00000005");
        assertThat(smsc.read(GENERIC_NACK).status()).isEqualTo(0x02);
        answersTheNextQuestion();
    }

    @ParameterizedTest
    @ValueSource(strings = {"7fffffff", "ffffffff", "00011171"})
    void aLengthLongerThanAnyPdu(String length) throws IOException {
        smsc.sendHex(length + "00000005 00000000 0000002d 01020304");
        expect(GENERIC_NACK, 0x02, 0x2d);
    }

    @Test
    void aPduWhoseRestNeverComes() throws IOException {
        smsc.sendHex("00001000 00000005 00000000 0000002e 01020304");
        expect(GENERIC_NACK, 0x02, 0x2e);
    }

    @Test
    void aBodyCutAnywhere() throws IOException {
        byte[] whole = deliverSm("923990000001", 0, 0, HELLO);
        for (int length = 0; length < whole.length; length++) {
            smsc.send(DELIVER_SM, 0, 100 + length, Arrays.copyOf(whole, length));
            Pdu refused = smsc.read(DELIVER_SM_RESP);
            assertThat(refused.sequence()).isEqualTo(100 + length);
            assertThat(refused.status()).as("cut to %s bytes", length).isIn(0x01, 0x02);
        }
        answersTheNextQuestion();
    }

    @Test
    void aSenderLongerThanTheProtocolAllows() throws IOException {
        smsc.send(DELIVER_SM, 0, 45, deliverSm("9".repeat(21), 0, 0, HELLO));
        expect(DELIVER_SM_RESP, 0x0A, 45);
    }

    @Test
    void anOptionalParameterLongerThanThePdu() throws IOException {
        byte[] parameter = optional(0x0424, HELLO);
        parameter[3] = 99;
        smsc.send(DELIVER_SM, 0, 46, deliverSm("923990000001", 0, 0, HELLO, parameter));
        expect(DELIVER_SM_RESP, 0xC2, 46);
    }

    @Test
    void anUnknownOptionalParameterIsPassedOver() throws IOException {
        smsc.send(DELIVER_SM, 0, 47, deliverSm("923990000001", 0, 0, HELLO, optional(0x1FFF, HELLO)));
        assertThat(smsc.read(DELIVER_SM_RESP).status()).isZero();
        assertThat(RawSmsc.text(smsc.read(SUBMIT_SM))).isEqualTo("You said hello");
    }

    @Test
    void aUserDataHeaderLongerThanTheMessage() throws IOException {
        smsc.send(DELIVER_SM, 0, 48, deliverSm("923990000001", 0x40, 0, new byte[] {99, 0, 3}));
        expect(DELIVER_SM_RESP, 0x01, 48);
    }

    @Test
    void randomBytesInAFrame() throws IOException {
        Random random = new Random(20261125);
        for (int i = 0; i < 2000; i++) {
            byte[] body = new byte[random.nextInt(300)];
            random.nextBytes(body);
            smsc.send(DELIVER_SM, 0, 1000 + i, body);
            Pdu response = smsc.read(DELIVER_SM_RESP);
            assertThat(response.sequence()).isEqualTo(1000 + i);
        }
        answersTheNextQuestion();
    }

    @Test
    void aPduInPiecesOfOneByte() throws IOException {
        byte[] body = deliverSm("923990000001", 0, 0, HELLO);
        smsc.sendHex("000000" + Integer.toHexString(16 + body.length) + "00000005 00000000 00000031");
        for (byte one : body) {
            smsc.sendRaw(new byte[] {one});
        }
        assertThat(smsc.read(DELIVER_SM_RESP).sequence()).isEqualTo(0x31);
    }

    @Test
    void aMessageCannotPoseAsAPdu() throws IOException {
        byte[] enquireLink = {0, 0, 0, 16, 0, 0, 0, 0x15, 0, 0, 0, 0, 0, 0, 0, 77};
        smsc.send(DELIVER_SM, 0, 50, deliverSm("923990000001", 0, 4, enquireLink));
        assertThat(smsc.readFor(300)).extracting(Pdu::command).doesNotContain(RawSmsc.ENQUIRE_LINK_RESP);
    }

    private void expect(int command, int status, int sequence) throws IOException {
        Pdu pdu = smsc.read(command);
        assertThat(pdu.status()).isEqualTo(status);
        assertThat(pdu.sequence()).isEqualTo(sequence);
        answersTheNextQuestion();
    }

    private void answersTheNextQuestion() throws IOException {
        String text = "still there?";
        smsc.question(7777, "923990000009", text);
        Pdu acknowledged = smsc.read(DELIVER_SM_RESP);
        while (acknowledged.sequence() != 7777) {
            acknowledged = smsc.read(DELIVER_SM_RESP);
        }
        Pdu answer = smsc.read(SUBMIT_SM);
        while (!RawSmsc.text(answer).endsWith(text)) {
            answer = smsc.read(SUBMIT_SM);
        }
        assertThat(gateway.isBound()).isTrue();
    }
}
