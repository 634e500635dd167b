package pk.gov.nsor.intake;

import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.access.FieldProblem;
import pk.gov.nsor.access.Machine;
import pk.gov.nsor.access.ProblemException;
import pk.gov.nsor.audit.Actor;
import pk.gov.nsor.kernel.InvalidValueException;
import pk.gov.nsor.register.CnicTakenException;

/** Takes convictions from courts' systems. */
@Service
public class CourtFeed {

    private static final int ATTEMPTS = 3;

    private final MessageReader reader;
    private final MessageCheck check;
    private final Inbox inbox;
    private final Recording recording;
    private final Receipts receipts;
    private final TransactionOperations transaction;

    CourtFeed(
            MessageReader reader,
            MessageCheck check,
            Inbox inbox,
            Recording recording,
            Receipts receipts,
            TransactionOperations transaction) {
        this.reader = reader;
        this.check = check;
        this.inbox = inbox;
        this.recording = recording;
        this.receipts = receipts;
        this.transaction = transaction;
    }

    /**
     * Records a message, or puts it into quarantine; the message, what it led to and its entry on the trail are one
     * transaction. The same message again changes nothing.
     *
     * @throws tools.jackson.core.JacksonException where the body is not JSON of the contract's form
     * @throws ProblemException 422 where fields cannot be true, 409 where the client used the name for another message
     */
    public Answer receive(Machine client, byte[] body, Actor actor) {
        CheckedMessage message = check.check(reader.read(body));
        for (int attempt = 1; ; attempt++) {
            try {
                return transaction.execute(status -> receive(client, message, body, actor));
            } catch (CnicTakenException anotherWasFirst) {
                // A message about the same person was recorded meanwhile: this one now finds that record.
                if (attempt == ATTEMPTS) {
                    throw anotherWasFirst;
                }
            } catch (InvalidValueException refused) {
                throw ProblemException.invalid(List.of(new FieldProblem(
                        "/conviction/" + refused.field(), refused.code(), String.valueOf(refused.getMessage()))));
            }
        }
    }

    /** What became of one of the client's own messages. */
    public Optional<Receipt> find(Machine client, UUID receipt) {
        return inbox.find(receipt)
                .filter(message -> message.client().equals(client.clientId()))
                .map(receipts::of);
    }

    private Answer receive(Machine client, CheckedMessage message, byte[] body, Actor actor) {
        Optional<UUID> kept = inbox.keep(client.clientId(), message.messageId(), body);
        if (kept.isEmpty()) {
            Inbox.Message before =
                    inbox.find(client.clientId(), message.messageId()).orElseThrow();
            if (!MessageDigest.isEqual(before.digest(), inbox.digest(body))) {
                throw new ProblemException(
                        HttpStatus.CONFLICT,
                        "message-id-used",
                        "The messageId is used",
                        "Another message was sent under this messageId. Nothing was recorded.",
                        List.of(new FieldProblem(
                                "/messageId", "message-id.used", "Give each message a messageId of its own.")));
            }
            return new Answer(receipts.of(before), true);
        }
        recording.record(kept.get(), message, Decision.NONE, actor);
        return new Answer(receipts.of(inbox.find(kept.get()).orElseThrow()), false);
    }

    /** @param isRepetition whether the message had been received before */
    public record Answer(Receipt receipt, boolean isRepetition) {}
}
