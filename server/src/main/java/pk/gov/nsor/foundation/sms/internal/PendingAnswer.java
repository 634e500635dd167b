package pk.gov.nsor.foundation.sms.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.sms.MessageParts;
import pk.gov.nsor.foundation.sms.Question;
import pk.gov.nsor.foundation.sms.internal.smpp.OutgoingPart;
import pk.gov.nsor.foundation.sms.internal.smpp.SmppAddress;

/** A committed answer whose parts the SMSC has not all confirmed. */
public final class PendingAnswer {

    /**
     * For how long an answer that is true only for now is sent as it was decided: long enough to send it once more when the SMSC
     * has not confirmed it in 60 seconds, and shorter than two people need to take it back.
     */
    private static final Duration EXPIRES_AFTER = Duration.ofSeconds(90);

    /** For how long the SMSC tries to bring such an answer to its telephone: ten minutes from then (SMPP 3.4, 7.1.1). */
    private static final String TEN_MINUTES = "000000001000000R";

    /** One after another, so that one of 256 comes again late; from another beginning in each process. */
    private static final AtomicInteger REFERENCES =
            new AtomicInteger((int) ProcessHandle.current().pid());

    private final long exchangeId;
    private final long runId;
    private final boolean forget;
    private final SmppAddress recipient;
    private final byte reference;
    private final @Nullable Instant receivedAt;
    private final @Nullable Expiry expiry;
    private final AtomicBoolean late = new AtomicBoolean();
    private final List<OutgoingPart> parts;
    private final AtomicInteger unsettled;

    /**
     * @param runId the run that stored it
     * @param forget whether its content is removed as soon as it is settled
     * @param receivedAt when the question came in; null where another run took it
     * @param expiry null where it may be sent however late
     */
    public PendingAnswer(
            long exchangeId,
            long runId,
            boolean forget,
            SmppAddress recipient,
            MessageParts message,
            @Nullable Instant receivedAt,
            @Nullable Expiry expiry) {
        this(exchangeId, runId, forget, recipient, message, receivedAt, expiry, (byte) exchangeId);
    }

    private PendingAnswer(
            long exchangeId,
            long runId,
            boolean forget,
            SmppAddress recipient,
            MessageParts message,
            @Nullable Instant receivedAt,
            @Nullable Expiry expiry,
            byte reference) {
        this.exchangeId = exchangeId;
        this.runId = runId;
        this.forget = forget;
        this.recipient = recipient;
        this.reference = reference;
        this.receivedAt = receivedAt;
        this.expiry = expiry;
        int total = message.parts().size();
        this.parts = new ArrayList<>(total);
        this.unsettled = new AtomicInteger(total);
        for (int number = 1; number <= total; number++) {
            parts.add(new OutgoingPart(
                    this,
                    recipient,
                    message.dataCoding(),
                    message.parts().get(number - 1),
                    number,
                    total,
                    reference,
                    expiry == null ? "" : TEN_MINUTES));
        }
    }

    /**
     * Until when an answer is sent as it was decided.
     *
     * @param question what it answers
     * @param answer all of its text
     * @param atMillis in milliseconds since 1970
     */
    public record Expiry(Question question, String answer, long atMillis) {

        /** @param decidedAtMillis when the answer was decided, in milliseconds since 1970 */
        public static Expiry of(Question question, String answer, long decidedAtMillis) {
            return new Expiry(question, answer, decidedAtMillis + EXPIRES_AFTER.toMillis());
        }
    }

    public long exchangeId() {
        return exchangeId;
    }

    public long runId() {
        return runId;
    }

    public boolean isForgotten() {
        return forget;
    }

    @Nullable
    Instant receivedAt() {
        return receivedAt;
    }

    @Nullable
    Expiry expiry() {
        return expiry;
    }

    /** Whether something is sent in its place: another text, or the same that was found to be true still. */
    boolean isLate() {
        return late.get();
    }

    /** Notes that something is sent in its place; true the first time. */
    boolean becomesLate() {
        return late.compareAndSet(false, true);
    }

    /** The same text, which is true still: its parts are those that may be on the telephone already. */
    PendingAnswer again(Expiry until) {
        return instead(MessageParts.of(until.answer()), until, reference);
    }

    /** Another text, which settles the same exchange. A telephone must not join parts of it with parts of what went before. */
    PendingAnswer instead(String text) {
        return instead(MessageParts.of(text), null, anotherReference(reference));
    }

    private PendingAnswer instead(MessageParts text, @Nullable Expiry until, byte named) {
        return new PendingAnswer(exchangeId, runId, forget, recipient, text, receivedAt, until, named);
    }

    private static byte anotherReference(byte before) {
        byte next = (byte) REFERENCES.incrementAndGet();
        return next == before ? (byte) REFERENCES.incrementAndGet() : next;
    }

    List<OutgoingPart> parts() {
        return parts;
    }

    /** Notes that one part is confirmed or refused for good; true where it was the last. */
    public boolean settleOne() {
        return unsettled.decrementAndGet() == 0;
    }
}
