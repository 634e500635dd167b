package pk.gov.nsor.foundation.sms.internal.smpp;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.sms.internal.smpp.DeliverSm.Segment;

/** Those optional parameters of a deliver_sm that matter here. */
record OptionalParameters(
        byte @Nullable [] payload,
        @Nullable Segment segment,
        @Nullable String receiptedMessageId,
        @Nullable String messageState) {

    private static final OptionalParameters NONE = new OptionalParameters(null, null, null, null);
    private static final List<String> STATES =
            List.of("UNKNOWN", "ENROUTE", "DELIVRD", "EXPIRED", "DELETED", "UNDELIV", "ACCEPTD", "UNKNOWN", "REJECTD");

    static OptionalParameters read(PduBody body) throws MalformedPduException {
        if (!body.hasMore()) {
            return NONE;
        }
        byte[] payload = null;
        String messageId = null;
        String state = null;
        int reference = 0;
        int total = 0;
        int part = 0;
        while (body.hasMore()) {
            if (body.remaining() < 2 * Short.BYTES) {
                throw new MalformedPduException(Smpp.INVALID_PARAMETER_LENGTH);
            }
            int tag = body.unsignedShort();
            byte[] value = body.octets(body.unsignedShort(), Smpp.INVALID_PARAMETER_LENGTH);
            switch (tag) {
                case Smpp.TAG_MESSAGE_PAYLOAD -> payload = value;
                case Smpp.TAG_SAR_REFERENCE -> reference = number(value);
                case Smpp.TAG_SAR_TOTAL -> total = number(value);
                case Smpp.TAG_SAR_PART -> part = number(value);
                case Smpp.TAG_RECEIPTED_MESSAGE_ID -> messageId = text(value);
                case Smpp.TAG_MESSAGE_STATE -> state = state(number(value));
                default -> {
                    // Not known, or of no use here.
                }
            }
        }
        return new OptionalParameters(payload, DeliverSm.segment(reference, total, part), messageId, state);
    }

    /** One or two octets; anything else is no number of a part. */
    private static int number(byte[] value) {
        return switch (value.length) {
            case 1 -> value[0] & 0xFF;
            case 2 -> (value[0] & 0xFF) << 8 | (value[1] & 0xFF);
            default -> 0;
        };
    }

    private static String text(byte[] value) {
        return DeliverSm.word(new String(value, 0, Math.min(value.length, 65), StandardCharsets.ISO_8859_1));
    }

    private static String state(int number) {
        return number < STATES.size() ? STATES.get(number) : "UNKNOWN";
    }
}
