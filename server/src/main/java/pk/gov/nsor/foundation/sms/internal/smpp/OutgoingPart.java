package pk.gov.nsor.foundation.sms.internal.smpp;

/** One submit_sm to send: a part of an answer or of a message. */
public final class OutgoingPart {

    private final Object answer;
    private final SmppAddress destination;
    private final byte dataCoding;
    private final byte[] text;
    private final int number;
    private final int total;
    private final byte reference;
    private final String validity;

    /** All are touched only by the link that has the part. */
    private int unanswered;

    private int putOff;
    private long sentNanos;

    /**
     * @param answer what it is a part of; given back with the confirmation
     * @param text the encoded text
     * @param number which part, from 1
     * @param total of how many
     * @param reference the same for all parts of one answer
     * @param validity until when it is of use, as SMPP 3.4, 7.1.1 writes it; empty for as long as the SMSC usually keeps it
     */
    public OutgoingPart(
            Object answer,
            SmppAddress destination,
            byte dataCoding,
            byte[] text,
            int number,
            int total,
            byte reference,
            String validity) {
        this.answer = answer;
        this.destination = destination;
        this.dataCoding = dataCoding;
        this.text = text;
        this.number = number;
        this.total = total;
        this.reference = reference;
        this.validity = validity;
    }

    public Object answer() {
        return answer;
    }

    /** Which part, from 1. */
    public int number() {
        return number;
    }

    SmppAddress destination() {
        return destination;
    }

    byte dataCoding() {
        return dataCoding;
    }

    byte[] text() {
        return text;
    }

    int total() {
        return total;
    }

    byte reference() {
        return reference;
    }

    String validity() {
        return validity;
    }

    void sent(long nanos) {
        sentNanos = nanos;
    }

    /** Notes that the SMSC did not answer in time; returns how often that was so. What it answered does not count. */
    int notAnswered() {
        return ++unanswered;
    }

    /** Notes that the SMSC could not take it for now; returns how often that was so. */
    int putOff() {
        return ++putOff;
    }

    long sentNanos() {
        return sentNanos;
    }

    /** Without number and text, so that they reach no log. */
    @Override
    public String toString() {
        return "a part of an answer";
    }
}
