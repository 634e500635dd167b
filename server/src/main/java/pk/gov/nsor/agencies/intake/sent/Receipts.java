package pk.gov.nsor.agencies.intake.sent;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import pk.gov.nsor.agencies.intake.Inbox;
import pk.gov.nsor.agencies.intake.IncomingMessages;
import pk.gov.nsor.agencies.intake.MessageStatus;
import pk.gov.nsor.agencies.intake.quarantine.QuarantineReason;
import pk.gov.nsor.foundation.access.ProblemException;
import pk.gov.nsor.foundation.kernel.InvalidValueException;

/** Writes receipts, from the message and what the register knows of courts and places, and from nothing else. */
@Component
public class Receipts {

    private final IncomingMessages messages;
    private final Inbox inbox;
    private final PossibleMeanings meanings;

    Receipts(IncomingMessages messages, Inbox inbox, PossibleMeanings meanings) {
        this.messages = messages;
        this.inbox = inbox;
        this.meanings = meanings;
    }

    public FeedReceipt of(Inbox.Message message) {
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
        return Stream.concat(
                        inbox.quarantineReasons(message.receipt()).stream()
                                .filter(each -> each.code() == QuarantineReason.Code.TEXT_STOPPED),
                        references(message).stream())
                .map(each -> told(message.original(), each))
                .toList();
    }

    /** What is wrong with a message, as its sender is told. */
    public List<FeedReceipt.Reason> told(byte[] body, List<QuarantineReason> reasons) {
        return reasons.stream().map(each -> told(body, each)).toList();
    }

    private FeedReceipt.Reason told(byte[] body, QuarantineReason reason) {
        return new FeedReceipt.Reason(reason.field(), reason.code(), reason.message(), meanings.of(body, reason));
    }

    private List<QuarantineReason> references(Inbox.Message message) {
        try {
            return messages.read(message).references();
        } catch (ProblemException | InvalidValueException stricterSince) {
            // What was taken once is not read by the rules of today.
            return List.of();
        }
    }
}
