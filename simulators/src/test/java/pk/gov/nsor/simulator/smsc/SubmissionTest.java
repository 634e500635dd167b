package pk.gov.nsor.simulator.smsc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.extra.NegativeResponseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class SubmissionTest extends WithSimulator {

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
