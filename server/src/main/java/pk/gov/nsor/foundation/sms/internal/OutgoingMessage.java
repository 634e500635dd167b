package pk.gov.nsor.foundation.sms.internal;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.foundation.sms.MessageParts;
import pk.gov.nsor.foundation.sms.internal.MessageRepository.Taken;
import pk.gov.nsor.foundation.sms.internal.smpp.OutgoingPart;
import pk.gov.nsor.foundation.sms.internal.smpp.SmppAddress;

/** A message that this process is sending. */
final class OutgoingMessage {

    /** With tenths of a second, and Pakistan's 20 quarters of an hour before UTC (SMPP 3.4, 7.1.1). */
    private static final DateTimeFormatter VALIDITY =
            DateTimeFormatter.ofPattern("yyMMddHHmmss'020+'").withZone(Day.ZONE);

    private final UUID id;
    private final int attempts;
    private final Instant validUntil;
    private final List<OutgoingPart> parts = new ArrayList<>();
    /** Touched only by the sending's thread. */
    private int unconfirmed;

    private volatile long mineUntilNanos;

    OutgoingMessage(Taken taken, SmppAddress recipient, MessageParts message, long mineUntilNanos) {
        this.id = taken.id();
        this.attempts = taken.attempts();
        this.validUntil = taken.validUntil();
        this.mineUntilNanos = mineUntilNanos;
        Set<Integer> confirmed = taken.confirmedParts();
        int total = message.parts().size();
        // The same each time it is tried, so that a telephone joins a part of the first time and one of the second.
        byte reference = (byte) id.getLeastSignificantBits();
        for (int number = 1; number <= total; number++) {
            if (!confirmed.contains(number)) {
                parts.add(new OutgoingPart(
                        this,
                        recipient,
                        message.dataCoding(),
                        message.parts().get(number - 1),
                        number,
                        total,
                        reference,
                        VALIDITY.format(validUntil)));
            }
        }
        unconfirmed = parts.size();
    }

    UUID id() {
        return id;
    }

    /** How often a process has taken it, this time included. */
    int attempts() {
        return attempts;
    }

    MessageRepository.Mine mine() {
        return new MessageRepository.Mine(id, attempts);
    }

    List<OutgoingPart> parts() {
        return parts;
    }

    void keptUntil(long nanos) {
        mineUntilNanos = nanos;
    }

    /** False where it is of no use any more, or another process may have taken it. */
    boolean maySend(Instant now, long nanos) {
        return now.isBefore(validUntil) && nanos - mineUntilNanos < 0;
    }

    /** How many parts the SMSC has not confirmed, as far as that is marked. */
    int unconfirmed() {
        return unconfirmed;
    }

    void confirm(int count) {
        unconfirmed -= count;
    }

    /** Without number and text, so that they reach no log. */
    @Override
    public String toString() {
        return "message " + id;
    }
}
