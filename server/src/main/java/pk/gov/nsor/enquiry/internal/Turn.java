package pk.gov.nsor.enquiry.internal;

/**
 * Something of a sender's last day that bears on what is answered next.
 *
 * @param atMillis when it was answered, or until when there is silence; since 1970
 * @param text of the text and its sender, by a keyed hash; 0 for a silence
 * @param answer which answer it was, among those to this text; 0 for a silence
 */
record Turn(Kind kind, long atMillis, long text, byte answer) {

    /** What it was. The order is that of the stored numbers, and stays. */
    enum Kind {
        /** A question about a CNIC, answered and counted. */
        CNIC,
        /** Another message, answered and counted. */
        OTHER,
        /** The same text within a minute, answered since the answer had become another, and not counted. */
        AGAIN,
        /** The sender was told when to ask about CNICs again. */
        CNIC_SILENCE,
        /** The sender was told when to send other messages again. */
        OTHER_SILENCE
    }

    static Turn silence(Kind kind, long untilMillis) {
        return new Turn(kind, untilMillis, 0, (byte) 0);
    }

    /** What is noted of it where it is answered and counted. */
    Turn at(long millis) {
        return new Turn(kind, millis, text, answer);
    }

    boolean isSameQuestion(Turn other) {
        return text == other.text && !isSilence() && !other.isSilence();
    }

    boolean isSilence() {
        return switch (kind) {
            case CNIC, OTHER, AGAIN -> false;
            case CNIC_SILENCE, OTHER_SILENCE -> true;
        };
    }
}
