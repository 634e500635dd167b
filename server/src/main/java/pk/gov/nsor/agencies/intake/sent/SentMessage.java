package pk.gov.nsor.agencies.intake.sent;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.agencies.intake.MessageKind;
import pk.gov.nsor.agencies.intake.Said;

/**
 * A message, as its sender sees it.
 *
 * @param messageId the sender's own name for it
 * @param original as it was sent
 * @param receipt what it is told of it
 * @param takenBackBy the sender's own name of the message that withdrew or replaced it; null for none
 */
public record SentMessage(
        String messageId,
        MessageKind kind,
        Instant receivedAt,
        Said said,
        String original,
        FeedReceipt receipt,
        SentState state,
        @Nullable String takenBackBy) {

    /** Whether it can be withdrawn or replaced: what takes another one back cannot be withdrawn itself. */
    public boolean mayBeTakenBack() {
        return takenBackBy == null && kind != MessageKind.WITHDRAWAL;
    }

    /** Without what it says. */
    @Override
    public String toString() {
        return kind + " " + receipt.receipt();
    }

    /** The number of the case that it names, as it was written; empty for none. */
    public String caseNumber() {
        String number = switch (said) {
            case Said.Convicted(var message) -> message.caseNumber();
            case Said.InCustody(var message) ->
                message.conviction() == null ? null : message.conviction().caseNumber();
            case Said.Appealed(var message) ->
                message.conviction() == null ? null : message.conviction().caseNumber();
            case Said.HasDied _, Said.ReleasePlanned _, Said.Withdrawn _, Said.Unreadable _ -> null;
        };
        return number == null ? "" : number;
    }
}
