package pk.gov.nsor.publicservice.enquiry.internal.quota;

/**
 * Something of a sender's last day that bears on what is answered next.
 *
 * @param atMillis when it was answered, or until when there is silence; since 1970
 * @param text of the text and its sender, by a keyed hash; 0 for a silence
 * @param answer which answer it was, among those to this text; 0 for a silence
 * @param block of the sender and the wide block of the CNIC asked about, by a keyed hash; 0 where none was
 */
public record QuotaUse(Kind kind, long atMillis, long text, byte answer, int block) {

    public QuotaUse(Kind kind, long atMillis, long text, byte answer) {
        this(kind, atMillis, text, answer, 0);
    }

    /** What it was. The order is that of the stored numbers, and stays. */
    public enum Kind {
        /** A question about a CNIC, answered and counted. */
        CNIC,
        /** Another message, answered and counted. */
        OTHER,
        /** The same text within a minute, answered since the answer had become another, and not counted. */
        AGAIN,
        /** The sender was told when to ask about CNICs again. */
        CNIC_SILENCE,
        /** The sender was told when to send other messages again. */
        OTHER_SILENCE,
        /** A question about a CNIC of a block that is being scanned, answered and counted. */
        SCANNED,
        /** The sender was told when to ask about CNICs of scanned blocks again. */
        SCANNED_SILENCE
    }

    static QuotaUse silence(Kind kind, long untilMillis) {
        return new QuotaUse(kind, untilMillis, 0, (byte) 0);
    }

    /** What is noted of it where it is answered and counted. */
    QuotaUse at(long millis) {
        return new QuotaUse(kind, millis, text, answer, block);
    }

    boolean isSameQuestion(QuotaUse other) {
        return text == other.text && !isSilence() && !other.isSilence();
    }

    boolean isSilence() {
        return switch (kind) {
            case CNIC, OTHER, AGAIN, SCANNED -> false;
            case CNIC_SILENCE, OTHER_SILENCE, SCANNED_SILENCE -> true;
        };
    }

    /** Whether it was a question about a CNIC, answered and counted. */
    boolean isCnic() {
        return switch (kind) {
            case CNIC, SCANNED -> true;
            case OTHER, AGAIN, CNIC_SILENCE, OTHER_SILENCE, SCANNED_SILENCE -> false;
        };
    }
}
