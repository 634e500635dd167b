package pk.gov.nsor.foundation.sms.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.sms.MessageParts;
import pk.gov.nsor.foundation.sms.internal.smpp.OutgoingPart;
import pk.gov.nsor.foundation.sms.internal.smpp.SmppAddress;

/** A committed answer whose parts the SMSC has not all confirmed. */
public final class PendingAnswer {

    private final long exchangeId;
    private final long runId;
    private final boolean forget;
    private final @Nullable Instant receivedAt;
    private final List<OutgoingPart> parts;
    private final AtomicInteger unsettled;

    /**
     * @param runId the run that stored it
     * @param forget whether its content is removed as soon as it is settled
     * @param receivedAt when the question came in; null where another run took it
     */
    public PendingAnswer(
            long exchangeId,
            long runId,
            boolean forget,
            SmppAddress recipient,
            MessageParts message,
            @Nullable Instant receivedAt) {
        this.exchangeId = exchangeId;
        this.runId = runId;
        this.forget = forget;
        this.receivedAt = receivedAt;
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
                    (byte) exchangeId,
                    ""));
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

    List<OutgoingPart> parts() {
        return parts;
    }

    /** Notes that one part is confirmed or refused for good; true where it was the last. */
    public boolean settleOne() {
        return unsettled.decrementAndGet() == 0;
    }
}
