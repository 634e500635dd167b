package pk.gov.nsor.foundation.sms;

import java.time.Instant;

/** A text that came to one of the register's numbers. Compared by identity: two equal texts are two questions. */
public final class Question {

    private final String sender;
    private final SenderHash senderHash;
    private final String text;
    private final Instant receivedAt;

    public Question(String sender, SenderHash senderHash, String text, Instant receivedAt) {
        this.sender = sender;
        this.senderHash = senderHash;
        this.text = text;
        this.receivedAt = receivedAt;
    }

    /**
     * The address as the network gave it, usually digits, with a plus where it said that they are an international number;
     * forgeable. {@link pk.gov.nsor.foundation.kernel.MobileNumber#ofSender} reads it. Neither stored in clear nor logged.
     */
    public String sender() {
        return sender;
    }

    public SenderHash senderHash() {
        return senderHash;
    }

    /** The text, all parts of it; it may be empty. Neither stored in clear nor logged. */
    public String text() {
        return text;
    }

    public Instant receivedAt() {
        return receivedAt;
    }

    /** Without text and sender, so that they reach no log. */
    @Override
    public String toString() {
        return "a question";
    }
}
