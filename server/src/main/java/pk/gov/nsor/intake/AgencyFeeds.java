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

/** Takes messages from courts' and prisons' systems. */
@Service
public class AgencyFeeds {

    private static final int ATTEMPTS = 3;

    private final IncomingMessages messages;
    private final Inbox inbox;
    private final FactIntake facts;
    private final Receipts receipts;
    private final TransactionOperations transaction;

    AgencyFeeds(
            IncomingMessages messages,
            Inbox inbox,
            FactIntake facts,
            Receipts receipts,
            TransactionOperations transaction) {
        this.messages = messages;
        this.inbox = inbox;
        this.facts = facts;
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
    public Answer receive(MessageKind kind, Machine client, byte[] body, Actor actor) {
        IncomingMessage message = messages.read(kind, body);
        for (int attempt = 1; ; attempt++) {
            try {
                return transaction.execute(status -> receive(kind, client, message, body, actor));
            } catch (CnicTakenException anotherWasFirst) {
                // A message about the same person was recorded meanwhile: this one now finds that record.
                if (attempt == ATTEMPTS) {
                    throw anotherWasFirst;
                }
            } catch (InvalidValueException contradiction) {
                return refusedOrWaiting(kind, client, message, body, contradiction, actor);
            }
        }
    }

    /** What became of one of the client's own messages. */
    public Optional<Receipt> find(Machine client, UUID receipt) {
        return inbox.find(receipt)
                .filter(message -> message.client().equals(client.clientId()))
                .map(receipts::of);
    }

    private Answer receive(MessageKind kind, Machine client, IncomingMessage message, byte[] body, Actor actor) {
        Optional<UUID> kept = inbox.keep(client.clientId(), kind, message.messageId(), body);
        if (kept.isEmpty()) {
            return again(client, message, body);
        }
        boolean _ = message.record(kept.get(), Decision.NONE, actor);
        return answer(kept.get());
    }

    /** The record may be the one that is wrong: what contradicts it waits for a registrar. */
    private Answer refusedOrWaiting(
            MessageKind kind,
            Machine client,
            IncomingMessage message,
            byte[] body,
            InvalidValueException contradiction,
            Actor actor) {
        String english = String.valueOf(contradiction.getMessage());
        return switch (kind) {
            case CONVICTION ->
                throw ProblemException.invalid(List.of(
                        new FieldProblem("/conviction/" + contradiction.field(), contradiction.code(), english)));
            case CUSTODY_EVENT, APPEAL_OUTCOME, DEATH, PLANNED_RELEASE ->
                transaction.execute(status -> {
                    Optional<UUID> kept = inbox.keep(client.clientId(), kind, message.messageId(), body);
                    if (kept.isEmpty()) {
                        return again(client, message, body);
                    }
                    facts.wait(kept.get(), List.of(new Doubt("", Doubt.Code.CONTRADICTS_RECORD, english, null)), actor);
                    return answer(kept.get());
                });
        };
    }

    private Answer again(Machine client, IncomingMessage message, byte[] body) {
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

    private Answer answer(UUID receipt) {
        return new Answer(receipts.of(inbox.find(receipt).orElseThrow()), false);
    }

    /** @param isRepetition whether the message had been received before */
    public record Answer(Receipt receipt, boolean isRepetition) {}
}
