package pk.gov.nsor.agencies.intake;

import java.util.List;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.ProblemException;
import pk.gov.nsor.foundation.kernel.InvalidValueException;

/** Writes receipts, from the message and what the register knows of courts and places, and from nothing else. */
@Component
public class Receipts {

    private final IncomingMessages messages;

    Receipts(IncomingMessages messages) {
        this.messages = messages;
    }

    FeedReceipt of(Inbox.Message message) {
        List<FeedReceipt.Reason> reasons = reasons(message);
        boolean isReturned = message.status() == MessageStatus.RETURNED && !reasons.isEmpty();
        return new FeedReceipt(
                message.receipt(),
                isReturned ? FeedReceipt.Status.RETURNED : FeedReceipt.Status.RECEIVED,
                reasons,
                isReturned ? message.returnReason() : null);
    }

    /** Whether the sender is notified that a message goes back: only where something is wrong with it by itself. */
    public boolean isTold(Inbox.Message message) {
        return !reasons(message).isEmpty();
    }

    private List<FeedReceipt.Reason> reasons(Inbox.Message message) {
        try {
            return messages.read(message).references().stream()
                    .map(quarantineReason -> new FeedReceipt.Reason(
                            quarantineReason.field(), quarantineReason.code(), quarantineReason.message()))
                    .toList();
        } catch (ProblemException | InvalidValueException stricterSince) {
            // What was taken once is not read by the rules of today.
            return List.of();
        }
    }
}
