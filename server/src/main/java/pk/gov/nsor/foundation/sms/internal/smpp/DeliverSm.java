package pk.gov.nsor.foundation.sms.internal.smpp;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What the SMSC delivers: a text from a telephone, or a receipt about a text of ours (SMPP 3.4, 4.6.1).
 *
 * @param destination the number that was texted, as the SMSC writes it
 * @param message the octets of short_message, or of message_payload where there is one, without the user data header
 * @param segment which part of which message this is, null where it is whole
 * @param receipt null where this is a text
 */
public record DeliverSm(
        SmppAddress source,
        String destination,
        byte dataCoding,
        byte[] message,
        @Nullable Segment segment,
        @Nullable Receipt receipt) {

    private static final int ESM_TYPE = 0x3C;
    private static final int ESM_RECEIPT = 0x04;
    private static final int ESM_HAS_HEADER = 0x40;

    /**
     * A part's place in its message.
     *
     * @param reference the sender's number for the message, 0 to 65,535
     * @param total 2 to 255
     * @param part 1 to the total
     */
    public record Segment(int reference, int total, int part) {}

    /**
     * The final state of a message.
     *
     * @param messageId as the SMSC writes it here
     * @param state DELIVRD, EXPIRED, UNDELIV and so on
     */
    public record Receipt(String messageId, String state) {}

    /** Reads the body; optional parameters that are not known are passed over. */
    static DeliverSm read(PduBody body) throws MalformedPduException {
        String unusedServiceType = body.cString(6, Smpp.INVALID_SERVICE_TYPE);
        SmppAddress source = address(body, Smpp.INVALID_SOURCE_ADDRESS);
        SmppAddress destination = address(body, Smpp.INVALID_DESTINATION_ADDRESS);
        int esmClass = body.unsignedOctet();
        byte unusedProtocol = body.octet();
        byte unusedPriority = body.octet();
        String unusedSchedule = body.cString(17, Smpp.INVALID_SCHEDULE);
        String unusedValidity = body.cString(17, Smpp.INVALID_EXPIRY);
        byte unusedRegistered = body.octet();
        byte unusedReplace = body.octet();
        byte dataCoding = body.octet();
        byte unusedDefault = body.octet();
        byte[] message = body.octets(body.unsignedOctet(), Smpp.INVALID_MESSAGE_LENGTH);
        OptionalParameters optional = OptionalParameters.read(body);
        if (optional.payload() != null) {
            message = optional.payload();
        }
        if ((esmClass & ESM_TYPE) == ESM_RECEIPT) {
            return new DeliverSm(source, destination.text(), dataCoding, new byte[0], null, receipt(message, optional));
        }
        Segment segment = optional.segment();
        if ((esmClass & ESM_HAS_HEADER) != 0) {
            UserDataHeader header = UserDataHeader.read(message);
            message = header.rest();
            segment = header.segment() != null ? header.segment() : segment;
        }
        return new DeliverSm(source, destination.text(), dataCoding, message, segment, null);
    }

    static @Nullable Segment segment(int reference, int total, int part) {
        return total >= 2 && part >= 1 && part <= total ? new Segment(reference, total, part) : null;
    }

    private static SmppAddress address(PduBody body, int status) throws MalformedPduException {
        return new SmppAddress(body.octet(), body.octet(), body.cString(21, status));
    }

    private static Receipt receipt(byte[] message, OptionalParameters optional) {
        String text = new String(message, StandardCharsets.ISO_8859_1);
        String id = optional.receiptedMessageId();
        String state = optional.messageState();
        return new Receipt(id != null ? id : field(text, "id:"), state != null ? state : field(text, "stat:"));
    }

    /** The word behind a name, in the form of SMPP 3.4, appendix B; empty where the name is missing. */
    private static String field(String text, String name) {
        int from = text.indexOf(name);
        if (from < 0) {
            return "";
        }
        int start = from + name.length();
        int end = text.indexOf(' ', start);
        return word(text.substring(start, Math.min(end < 0 ? text.length() : end, start + 65)));
    }

    /** What stands before the first control character: SMSCs fill fields up with zeros, which PostgreSQL takes in no text. */
    static String word(String text) {
        int end = 0;
        while (end < text.length() && !Character.isISOControl(text.charAt(end))) {
            end++;
        }
        return text.substring(0, end);
    }

    /** Without sender and text, so that they reach no log. */
    @Override
    public String toString() {
        return receipt == null ? "a delivered text" : "a delivery receipt";
    }
}
