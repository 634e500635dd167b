package pk.gov.nsor.simulator.smsc;

import java.util.Arrays;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.extra.ProcessRequestException;
import org.jspecify.annotations.Nullable;

/**
 * The text octets of one submit_sm and their place in a concatenated message.
 *
 * @param encoding how the octets are to be read
 * @param octets the text, without any header
 * @param concatenation the place; null when the message has one part
 */
record Segment(
        SmsEncoding encoding, byte[] octets, @Nullable Concatenation concatenation) {

    private static final int CONCATENATION_8_BIT = 0x00;
    private static final int CONCATENATION_16_BIT = 0x08;

    /**
     * A place in a concatenated message.
     *
     * @param scheme 8 or 16 for a user data header with a reference of so many bits, 0 for SAR TLVs
     * @param reference tells the parts of different messages apart
     * @param total how many parts there are, 1 to 255
     * @param number which part this is, 1 to the total
     */
    record Concatenation(int scheme, int reference, int total, int number) {}

    /**
     * Reads a submit_sm.
     *
     * @throws ProcessRequestException with the status an SMSC answers when the encoding, the length or a header is wrong
     */
    static Segment of(SubmitSm submitSm) throws ProcessRequestException {
        SmsEncoding encoding = SmsEncoding.ofDataCoding(submitSm.getDataCoding())
                .orElseThrow(() -> refusal("data_coding not supported", SMPPConstant.STAT_ESME_RINVDCS));
        byte[] userData = userData(submitSm);
        Concatenation concatenation = sar(submitSm);
        byte[] octets = userData;
        if (submitSm.isUdhi()) {
            int headerLength = userData.length == 0 ? -1 : userData[0] & 0xFF;
            if (headerLength < 0 || headerLength + 1 > userData.length) {
                throw refusal("user data header longer than the message", SMPPConstant.STAT_ESME_RINVESMCLASS);
            }
            Concatenation inHeader = concatenation(Arrays.copyOfRange(userData, 1, headerLength + 1));
            concatenation = inHeader == null ? concatenation : inHeader;
            octets = Arrays.copyOfRange(userData, headerLength + 1, userData.length);
        }
        if (!encoding.accepts(octets)) {
            throw refusal("odd number of octets in UCS-2", SMPPConstant.STAT_ESME_RINVMSGLEN);
        }
        return new Segment(encoding, octets, concatenation);
    }

    private static byte[] userData(SubmitSm submitSm) throws ProcessRequestException {
        byte[] shortMessage = submitSm.getShortMessage() == null ? new byte[0] : submitSm.getShortMessage();
        OptionalParameter.Message_payload payload =
                submitSm.getOptionalParameter(OptionalParameter.Message_payload.class);
        if (payload == null) {
            return shortMessage;
        }
        if (shortMessage.length > 0) {
            throw refusal("both short_message and message_payload", SMPPConstant.STAT_ESME_RTLVNOTALLWD);
        }
        return payload.getValue();
    }

    private static @Nullable Concatenation sar(SubmitSm submitSm) throws ProcessRequestException {
        OptionalParameter.Sar_msg_ref_num reference =
                submitSm.getOptionalParameter(OptionalParameter.Sar_msg_ref_num.class);
        OptionalParameter.Sar_total_segments total =
                submitSm.getOptionalParameter(OptionalParameter.Sar_total_segments.class);
        OptionalParameter.Sar_segment_seqnum number =
                submitSm.getOptionalParameter(OptionalParameter.Sar_segment_seqnum.class);
        if (reference == null && total == null && number == null) {
            return null;
        }
        if (reference == null || total == null || number == null) {
            throw refusal("SAR TLVs incomplete", SMPPConstant.STAT_ESME_RMISSINGTLV);
        }
        return checked(
                new Concatenation(0, reference.getValue() & 0xFFFF, total.getValue() & 0xFF, number.getValue() & 0xFF),
                SMPPConstant.STAT_ESME_RINVTLVVAL);
    }

    private static @Nullable Concatenation concatenation(byte[] header) throws ProcessRequestException {
        int index = 0;
        while (index + 1 < header.length) {
            int element = header[index] & 0xFF;
            int length = header[index + 1] & 0xFF;
            int start = index + 2;
            if (start + length > header.length) {
                throw refusal("user data header broken", SMPPConstant.STAT_ESME_RINVESMCLASS);
            }
            if (element == CONCATENATION_8_BIT && length == 3) {
                return checked(
                        new Concatenation(8, header[start] & 0xFF, header[start + 1] & 0xFF, header[start + 2] & 0xFF),
                        SMPPConstant.STAT_ESME_RINVESMCLASS);
            }
            if (element == CONCATENATION_16_BIT && length == 4) {
                int reference = (header[start] & 0xFF) << 8 | header[start + 1] & 0xFF;
                return checked(
                        new Concatenation(16, reference, header[start + 2] & 0xFF, header[start + 3] & 0xFF),
                        SMPPConstant.STAT_ESME_RINVESMCLASS);
            }
            index = start + length;
        }
        return null;
    }

    private static Concatenation checked(Concatenation concatenation, int statusIfWrong)
            throws ProcessRequestException {
        if (concatenation.number() < 1 || concatenation.number() > concatenation.total()) {
            throw refusal("part number not within the total", statusIfWrong);
        }
        return concatenation;
    }

    private static ProcessRequestException refusal(String message, int status) {
        return new ProcessRequestException(message, status);
    }
}
