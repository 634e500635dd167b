package pk.gov.nsor.foundation.sms.internal.smpp;

/** Numbers of SMPP 3.4: commands (5.1.2.1), statuses (5.1.3), optional parameters (5.3.2). */
public final class Smpp {

    static final int HEADER_BYTES = 16;
    /** The longest PDU that is read: 64 KiB of message_payload and the rest. */
    static final int LONGEST_PDU = 70_000;

    static final int RESPONSE = 0x80000000;
    static final int GENERIC_NACK = 0x80000000;
    static final int SUBMIT_SM = 0x00000004;
    static final int DELIVER_SM = 0x00000005;
    static final int UNBIND = 0x00000006;
    static final int BIND_TRANSCEIVER = 0x00000009;
    static final int ENQUIRE_LINK = 0x00000015;
    static final int ALERT_NOTIFICATION = 0x00000102;

    static final int INVALID_MESSAGE_LENGTH = 0x01;
    static final int INVALID_COMMAND_LENGTH = 0x02;
    static final int INVALID_COMMAND_ID = 0x03;
    /** Not in this state of the link: what comes after an unbind. */
    static final int INVALID_BIND_STATUS = 0x04;

    static final int INVALID_SOURCE_ADDRESS = 0x0A;
    static final int INVALID_DESTINATION_ADDRESS = 0x0B;
    static final int INVALID_SERVICE_TYPE = 0x15;
    static final int INVALID_SCHEDULE = 0x61;
    static final int INVALID_EXPIRY = 0x62;
    static final int INVALID_PARAMETER_LENGTH = 0xC2;
    static final int SYSTEM_ERROR = 0x08;
    static final int QUEUE_FULL = 0x14;

    /** All is well: {@code ESME_ROK}. */
    public static final int OK = 0x00;

    /** The queue is full: send again later. */
    public static final int THROTTLED = 0x58;
    /** A fault of ours that passes: send again later. */
    public static final int TEMPORARY_ERROR = 0x64;

    static final int TAG_RECEIPTED_MESSAGE_ID = 0x001E;
    static final int TAG_SAR_REFERENCE = 0x020C;
    static final int TAG_SAR_TOTAL = 0x020E;
    static final int TAG_SAR_PART = 0x020F;
    static final int TAG_MESSAGE_PAYLOAD = 0x0424;
    static final int TAG_MESSAGE_STATE = 0x0427;

    /** Not of the protocol: an answer that the SMSC never confirmed, however often it was sent. */
    public static final int NO_RESPONSE = -1;

    /** The message could not be submitted, for a reason the SMSC does not name. */
    static final int SUBMIT_FAILED = 0x45;

    private Smpp() {}

    /** Whether what was refused so may be taken some other time. */
    public static boolean mayPass(int status) {
        return switch (status) {
            case NO_RESPONSE, SYSTEM_ERROR, QUEUE_FULL, SUBMIT_FAILED, THROTTLED, TEMPORARY_ERROR -> true;
            default -> false;
        };
    }

    /** True for the commands an SMSC may send, known or only known of. */
    static boolean isCommand(int id) {
        return switch (id & ~RESPONSE) {
            case 0x00, 0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x07, 0x08, 0x09, 0x0B, 0x15, 0x21, 0x102, 0x103 -> true;
            default -> false;
        };
    }
}
