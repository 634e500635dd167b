package pk.gov.nsor.foundation.sms.internal.smpp;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.sms.internal.smpp.DeliverSm.Segment;

/**
 * The header in front of a part's text (3GPP TS 23.040, 9.2.3.24).
 *
 * @param segment null where it names none
 * @param rest what follows the header
 */
record UserDataHeader(@Nullable Segment segment, byte[] rest) {

    private static final int CONCATENATION = 0x00;
    private static final int CONCATENATION_16 = 0x08;

    /** The octets in front of one of several parts. */
    static byte[] concatenation(byte reference, int total, int part) {
        return new byte[] {5, CONCATENATION, 3, reference, (byte) total, (byte) part};
    }

    static UserDataHeader read(byte[] message) throws MalformedPduException {
        PduBody body = new PduBody(message, 0, message.length);
        int headerEnd = body.unsignedOctet() + 1;
        if (headerEnd > message.length) {
            throw new MalformedPduException(Smpp.INVALID_MESSAGE_LENGTH);
        }
        PduBody elements = new PduBody(message, 1, headerEnd);
        Segment segment = null;
        while (elements.hasMore()) {
            int element = elements.unsignedOctet();
            int length = elements.unsignedOctet();
            byte[] value = elements.octets(length, Smpp.INVALID_MESSAGE_LENGTH);
            if (element == CONCATENATION && length == 3) {
                segment = DeliverSm.segment(value[0] & 0xFF, value[1] & 0xFF, value[2] & 0xFF);
            } else if (element == CONCATENATION_16 && length == 4) {
                segment =
                        DeliverSm.segment((value[0] & 0xFF) << 8 | (value[1] & 0xFF), value[2] & 0xFF, value[3] & 0xFF);
            }
        }
        return new UserDataHeader(segment, Arrays.copyOfRange(message, headerEnd, message.length));
    }
}
