package pk.gov.nsor.simulator.smsc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.extra.NegativeResponseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class SmscSimulatorTest {

    private static final String PHONE = "0399 0000001";
    private static final String PHONE_DIGITS = "923990000001";

    private SmscSimulator simulator;

    @BeforeEach
    void start() throws Exception {
        simulator = SmscSimulator.start(SmscOptions.withPassword(Esme.PASSWORD)
                .withResponseTimeout(Duration.ofSeconds(2))
                .withRetryDelays(Duration.ofMillis(50), Duration.ofMillis(200)));
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void aTextReachesTheRegisterAndItsAnswerThePhone() throws Exception {
        try (Esme esme = Esme.bind(simulator)) {
            PhoneMessage sent = simulator.receiveFromPhone(PHONE, "93520-1234567-1");

            DeliverSm question = esme.next();
            assertThat(question.getSourceAddr()).isEqualTo(PHONE_DIGITS);
            assertThat(question.getDestAddress()).isEqualTo("7000");
            assertThat(question.getDataCoding()).isZero();
            assertThat(GsmAlphabet.decode(question.getShortMessage())).isEqualTo("93520-1234567-1");

            esme.submit(PHONE_DIGITS, 0, 0, GsmAlphabet.encode("It is on the register [today]."));
            PhoneMessage answer = await(toPhone());
            assertThat(answer.text()).isEqualTo("It is on the register [today].");
            assertThat(answer.peer()).isEqualTo("7000");
            assertThat(answer.parts()).isEqualTo(1);

            PhoneMessage question2 = await(message -> message.id().equals(sent.id())
                    && message.state() == PhoneMessage.State.ACKNOWLEDGED
                    && message.answeredAfter() != null);
            assertThat(question2.answeredAfter()).isPositive().isLessThan(Duration.ofSeconds(5));
            assertThat(simulator.status().counters().answers().count()).isEqualTo(1);
        }
    }

    @Test
    void anUrduTextGoesAsUcs2() throws Exception {
        try (Esme esme = Esme.bind(simulator)) {
            simulator.receiveFromPhone(PHONE, "مدد لاہور");

            DeliverSm question = esme.next();
            assertThat(question.getDataCoding()).isEqualTo((byte) 8);
            assertThat(new String(question.getShortMessage(), StandardCharsets.UTF_16BE))
                    .isEqualTo("مدد لاہور");
        }
    }

    @Test
    void aLongTextGoesInPartsWithAHeader() throws Exception {
        String text = "علاقہ ".repeat(20);
        try (Esme esme = Esme.bind(simulator)) {
            simulator.receiveFromPhone(PHONE, text);

            String[] parts = new String[2];
            for (int count = 0; count < 2; count++) {
                DeliverSm part = esme.next();
                byte[] octets = part.getShortMessage();
                assertThat(part.isUdhi()).isTrue();
                assertThat(octets).hasSizeLessThanOrEqualTo(140).startsWith(5, 0, 3);
                assertThat(octets[4]).isEqualTo((byte) 2);
                parts[octets[5] - 1] = new String(octets, 6, octets.length - 6, StandardCharsets.UTF_16BE);
            }
            assertThat(parts[0] + parts[1]).isEqualTo(text);
        }
    }

    @Test
    void anAnswerInTwoPartsIsPutTogetherInWhateverOrderItComes() throws Exception {
        String text = "یہ شناختی کارڈ نمبر آج رجسٹر پر نہیں ہے؛ یہ کردار کی سند نہیں۔ 😀 خطرے میں 15 پر فون کریں";
        byte[] octets = text.getBytes(StandardCharsets.UTF_16BE);
        // The cut falls within the surrogate pair of the emoji on purpose.
        int cut = text.indexOf("😀") * 2 + 2;
        byte[] first = Arrays.copyOfRange(octets, 0, cut);
        byte[] second = Arrays.copyOfRange(octets, cut, octets.length);
        try (Esme esme = Esme.bind(simulator)) {
            esme.submit(PHONE_DIGITS, 0x40, 8, joined(new byte[] {5, 0, 3, 9, 2, 2}, second));
            assertThat(simulator.messages(PHONE)).isEmpty();
            esme.submit(PHONE_DIGITS, 0x40, 8, joined(new byte[] {5, 0, 3, 9, 2, 1}, first));
            PhoneMessage withShortReference = await(toPhone());
            assertThat(withShortReference.text()).isEqualTo(text);
            assertThat(withShortReference.parts()).isEqualTo(2);
            assertThat(withShortReference.encoding()).isEqualTo(SmsEncoding.UCS_2);

            esme.submit("923990000002", 0x40, 8, joined(new byte[] {6, 8, 4, 1, 9, 2, 2}, second));
            esme.submit("923990000002", 0x40, 8, joined(new byte[] {6, 8, 4, 1, 9, 2, 1}, first));
            assertThat(simulator.messages("03990000002"))
                    .extracting(PhoneMessage::text)
                    .containsExactly(text);

            esme.submit("923990000003", 0, 8, second, sar(7, 2, 2));
            esme.submit("923990000003", 0, 8, first, sar(7, 2, 1));
            assertThat(simulator.messages("03990000003"))
                    .extracting(PhoneMessage::text)
                    .containsExactly(text);
        }
    }

    @Test
    void latinOneAsciiAndMessagePayloadAreRead() throws Exception {
        try (Esme esme = Esme.bind(simulator)) {
            esme.submit(PHONE_DIGITS, 0, 3, "Señor ÷".getBytes(StandardCharsets.ISO_8859_1));
            esme.submit(PHONE_DIGITS, 0, 1, "plain `text`".getBytes(StandardCharsets.US_ASCII));
            String longText = "x".repeat(400);
            esme.submit(
                    PHONE_DIGITS,
                    0,
                    0,
                    new byte[0],
                    new OptionalParameter.Message_payload(GsmAlphabet.encode(longText)));

            assertThat(simulator.messages(PHONE))
                    .extracting(PhoneMessage::text, PhoneMessage::parts)
                    .containsExactly(tuple("Señor ÷", 1), tuple("plain `text`", 1), tuple(longText, 3));
        }
    }

    @Test
    void aSubmissionThatCannotBeReadIsRefusedWithItsStatusAndTheBindStays() throws Exception {
        try (Esme esme = Esme.bind(simulator)) {
            assertStatus(SMPPConstant.STAT_ESME_RINVDCS, () -> esme.submit(PHONE_DIGITS, 0, 4, new byte[1]));
            assertStatus(SMPPConstant.STAT_ESME_RINVMSGLEN, () -> esme.submit(PHONE_DIGITS, 0, 8, new byte[3]));
            assertStatus(SMPPConstant.STAT_ESME_RINVDSTADR, () -> esme.submit("12", 0, 0, new byte[1]));
            assertStatus(
                    SMPPConstant.STAT_ESME_RINVESMCLASS,
                    () -> esme.submit(PHONE_DIGITS, 0x40, 0, new byte[] {9, 0, 3, 1}));
            assertStatus(
                    SMPPConstant.STAT_ESME_RINVESMCLASS,
                    () -> esme.submit(PHONE_DIGITS, 0x40, 0, new byte[] {5, 0, 3, 1, 2, 3}));
            simulator.throttleSubmissions(1);
            assertStatus(SMPPConstant.STAT_ESME_RTHROTTLED, () -> esme.submit(PHONE_DIGITS, 0, 0, new byte[] {0x41}));

            esme.submit(PHONE_DIGITS, 0, 0, new byte[] {0x41});
            assertThat(simulator.messages(PHONE)).extracting(PhoneMessage::text).containsExactly("A");
            assertThat(simulator.status().counters().submitSmRefused()).containsEntry("ESME_RINVESMCLASS", 2L);
        }
    }

    @Test
    void aReceiptFollowsWhenItIsAskedFor() throws Exception {
        try (Esme esme = Esme.bind(simulator)) {
            String id = esme.submit(PHONE_DIGITS, 0, 0, 1, GsmAlphabet.encode("answer"));

            DeliverSm receipt = esme.next();
            assertThat(receipt.isSmscDeliveryReceipt()).isTrue();
            assertThat(receipt.getSourceAddr()).isEqualTo(PHONE_DIGITS);
            assertThat(receipt.getShortMessageAsDeliveryReceipt().getId())
                    .isEqualTo(id)
                    .startsWith("0");
            assertThat(receipt.getShortMessageAsDeliveryReceipt()
                            .getFinalStatus()
                            .name())
                    .isEqualTo("DELIVRD");
            assertThat(receipt.getOptionalParameter(OptionalParameter.Receipted_message_id.class)
                            .getValueAsString())
                    .isEqualTo(id);
            await(message -> message.receipt() == PhoneMessage.Receipt.ACKNOWLEDGED);
            assertThat(simulator.status().counters().receiptsSent()).isEqualTo(1);
        }
    }

    @Test
    void aWrongPasswordOrSystemIdIsRefusedWithItsStatus() {
        assertThatThrownBy(() -> Esme.bind(simulator, "nsor", "wrong", null))
                .hasRootCauseInstanceOf(NegativeResponseException.class)
                .rootCause()
                .extracting(cause -> ((NegativeResponseException) cause).getCommandStatus())
                .isEqualTo(SMPPConstant.STAT_ESME_RINVPASWD);
        assertThatThrownBy(() -> Esme.bind(simulator, "other", Esme.PASSWORD, null))
                .rootCause()
                .extracting(cause -> ((NegativeResponseException) cause).getCommandStatus())
                .isEqualTo(SMPPConstant.STAT_ESME_RINVSYSID);
        assertThat(simulator.status().binds()).isEmpty();
        assertThat(simulator.status().counters().bindsRefused()).isEqualTo(2);
    }

    @Test
    void aTextWaitsWhileNobodyIsBoundAndGoesOutAtTheBind() throws Exception {
        PhoneMessage sent = simulator.receiveFromPhone(PHONE, "HELP");
        Thread.sleep(100);
        assertThat(simulator.status().queue()).isEqualTo(1);
        assertThat(simulator.message(sent.id()).orElseThrow().state()).isEqualTo(PhoneMessage.State.WAITING);

        try (Esme esme = Esme.bind(simulator)) {
            assertThat(GsmAlphabet.decode(esme.next().getShortMessage())).isEqualTo("HELP");
            await(message -> message.state() == PhoneMessage.State.ACKNOWLEDGED);
            assertThat(simulator.status().queue()).isZero();
        }
    }

    @Test
    void aThrottledTextIsTriedAgain() throws Exception {
        try (Esme esme =
                Esme.bind(simulator).refusing(SMPPConstant.STAT_ESME_RTHROTTLED, SMPPConstant.STAT_ESME_RTHROTTLED)) {
            simulator.receiveFromPhone(PHONE, "HELP");

            esme.next();
            PhoneMessage message = await(one -> one.state() == PhoneMessage.State.ACKNOWLEDGED);
            assertThat(message.attempts()).isEqualTo(3);
            assertThat(message.status()).isNull();
            assertThat(simulator.status().counters().deliverSmRefused()).containsEntry("ESME_RTHROTTLED", 2L);
        }
    }

    @Test
    void aThrottlingResponseWithoutABodyIsUnderstood() throws Exception {
        try (Esme esme = Esme.bindNarrow(simulator, 30)) {
            for (int index = 0; index < 8; index++) {
                simulator.receiveFromPhone("0399%07d".formatted(index), "HELP");
            }
            for (int index = 0; index < 8; index++) {
                esme.next();
            }
            assertThat(simulator.status().counters().deliverSmRefused()).containsKey("ESME_RTHROTTLED");
            assertThat(simulator.status().counters().deliverSmUnanswered()).isZero();
        }
    }

    @Test
    void aTextTheRegisterRefusesForGoodIsNotTriedAgain() throws Exception {
        try (Esme esme = Esme.bind(simulator).refusing(SMPPConstant.STAT_ESME_RX_P_APPN)) {
            simulator.receiveFromPhone(PHONE, "HELP");

            PhoneMessage message = await(one -> one.state() == PhoneMessage.State.REFUSED);
            assertThat(message.status()).isEqualTo("ESME_RX_P_APPN");
            Thread.sleep(300);
            assertThat(esme.received).isEmpty();
        }
    }

    @Test
    void aTextWhoseConnectionBreaksGoesOutAgainOnTheNextBind() throws Exception {
        try (Esme silent = Esme.bind(simulator).answeringAfter(1_500)) {
            simulator.receiveFromPhone(PHONE, "HELP");
            await(message -> message.state() == PhoneMessage.State.SENT);
            simulator.breakConnections();
            assertThat(silent.session).isNotNull();
        }
        try (Esme esme = Esme.bind(simulator)) {
            assertThat(GsmAlphabet.decode(esme.next().getShortMessage())).isEqualTo("HELP");
            PhoneMessage message = await(one -> one.state() == PhoneMessage.State.ACKNOWLEDGED);
            assertThat(message.attempts()).isEqualTo(2);
        }
    }

    @Test
    void severalBindsTakeTurnsAndNoneExceedsItsWindow() throws Exception {
        SmscOptions narrow = SmscOptions.withPassword(Esme.PASSWORD).withWindow(2);
        try (SmscSimulator small = SmscSimulator.start(narrow);
                Esme first = Esme.bind(small).answeringAfter(30);
                Esme second = Esme.bind(small).answeringAfter(30)) {
            for (int index = 0; index < 20; index++) {
                small.receiveFromPhone("0399%07d".formatted(index), "HELP");
            }
            Set<Integer> outstanding = new HashSet<>();
            while (small.status().counters().deliverSmAcknowledged() < 20) {
                small.status().binds().forEach(bind -> outstanding.add(bind.outstanding()));
                Thread.sleep(5);
            }
            assertThat(outstanding).allMatch(count -> count <= 2).contains(2);
            assertThat(first.received).hasSizeBetween(6, 14);
            assertThat(second.received).hasSizeBetween(6, 14);
        }
    }

    @Test
    void aBindThatAsksForAnAddressRangeGetsOnlyItsMessages() throws Exception {
        try (Esme officers = Esme.bind(simulator, "nsor", Esme.PASSWORD, "^7011$")) {
            simulator.receiveFromPhone(PHONE, "to nobody yet");
            simulator.receiveFromPhone(PHONE, "7011", "received");

            assertThat(officers.next().getDestAddress()).isEqualTo("7011");
            assertThat(simulator.status().queue()).isEqualTo(1);
        }
    }

    @Test
    void octetsNoPhoneWouldSendCanBeDelivered() throws Exception {
        try (Esme esme = Esme.bind(simulator).refusing(SMPPConstant.STAT_ESME_RINVESMCLASS)) {
            assertThat(simulator.deliverRaw(PHONE, (byte) 0x40, (byte) 0, new byte[] {9, 9}))
                    .succeedsWithin(Duration.ofSeconds(5))
                    .isEqualTo(SMPPConstant.STAT_ESME_RINVESMCLASS);
            assertThat(esme.received).isEmpty();
        }
    }

    @Test
    void anEnquiryIsAnsweredAndAnUnbindForgetsTheBind() throws Exception {
        Esme esme = Esme.bind(simulator);
        // jSMPP enquires after so long without traffic, and closes the session when no answer comes.
        esme.session.setEnquireLinkTimer(200);
        Thread.sleep(900);
        assertThat(esme.session.getSessionState().isBound()).isTrue();
        assertThat(simulator.status().binds()).hasSize(1);

        esme.close();
        for (int tries = 0; tries < 100 && !simulator.status().binds().isEmpty(); tries++) {
            Thread.sleep(20);
        }
        assertThat(simulator.status().binds()).isEmpty();
    }

    private PhoneMessage await(Predicate<PhoneMessage> wanted) throws InterruptedException {
        return simulator
                .awaitMessage(PHONE, wanted, Duration.ofSeconds(6))
                .orElseThrow(() -> new AssertionError("not in time: " + simulator.messages(PHONE)));
    }

    private static Predicate<PhoneMessage> toPhone() {
        return message -> message.direction() == PhoneMessage.Direction.TO_PHONE;
    }

    private static void assertStatus(int status, ThrowingCallable submission) {
        assertThatThrownBy(submission)
                .isInstanceOf(NegativeResponseException.class)
                .extracting(refused -> ((NegativeResponseException) refused).getCommandStatus())
                .isEqualTo(status);
    }

    private static OptionalParameter[] sar(int reference, int total, int number) {
        return new OptionalParameter[] {
            new OptionalParameter.Sar_msg_ref_num((short) reference),
            new OptionalParameter.Sar_total_segments((byte) total),
            new OptionalParameter.Sar_segment_seqnum((byte) number)
        };
    }

    private static byte[] joined(byte[] header, byte[] octets) {
        byte[] all = Arrays.copyOf(header, header.length + octets.length);
        System.arraycopy(octets, 0, all, header.length, octets.length);
        return all;
    }
}
