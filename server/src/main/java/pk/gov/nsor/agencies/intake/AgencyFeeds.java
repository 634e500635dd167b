package pk.gov.nsor.agencies.intake;

import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.foundation.access.FieldProblem;
import pk.gov.nsor.foundation.access.Machine;
import pk.gov.nsor.foundation.access.ProblemException;
import pk.gov.nsor.foundation.access.client.ClientScopes;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.feeds.FeedBudget;
import pk.gov.nsor.foundation.feeds.FeedMessage;
import pk.gov.nsor.foundation.feeds.FeedQueue;

/**
 * Takes messages from courts' and prisons' systems. The answer is the same whomever they are about: it is given before
 * the register is searched. {@link FeedRecording} then processes the message.
 */
@Service
public class AgencyFeeds {

    private final IncomingMessages messages;
    private final ClientScopes scopes;
    private final Inbox inbox;
    private final FeedQueue queue;
    private final FeedBudget budget;
    private final Receipts receipts;
    private final Trail trail;
    private final TransactionOperations transaction;

    AgencyFeeds(
            IncomingMessages messages,
            ClientScopes scopes,
            Inbox inbox,
            FeedQueue queue,
            FeedBudget budget,
            Receipts receipts,
            Trail trail,
            TransactionOperations transaction) {
        this.messages = messages;
        this.scopes = scopes;
        this.inbox = inbox;
        this.queue = queue;
        this.budget = budget;
        this.receipts = receipts;
        this.trail = trail;
        this.transaction = transaction;
    }

    /**
     * Keeps a message, and its entry on the trail, in one transaction. The same message again changes nothing.
     *
     * @throws tools.jackson.core.JacksonException where the body is not JSON of the contract's form
     * @throws ProblemException 422 where fields cannot be true or a text would identify a survivor, 403 where it
     *     speaks of another court or prison than the client's own, 409 where the client used the name for another
     *     message
     * @throws org.springframework.web.ErrorResponseException 429 where the client has sent as many as it may
     */
    public Answer receive(MessageKind kind, Machine client, byte[] body, Actor actor) {
        budget.spend(client);
        IncomingMessage message = messages.receive(kind, body);
        message.refuseOutside(scopes.of(client.clientId()));
        return Objects.requireNonNull(
                transaction.execute(status -> keep(kind, client, message.messageId(), body, actor)));
    }

    /** What the sender may know of one of the client's own messages. */
    public Optional<FeedReceipt> find(Machine client, UUID receipt) {
        return inbox.find(receipt)
                .filter(message -> message.client().equals(client.clientId()))
                .map(receipts::of);
    }

    private Answer keep(MessageKind kind, Machine client, String messageId, byte[] body, Actor actor) {
        Optional<UUID> kept = inbox.keep(client.clientId(), kind, messageId, body);
        if (kept.isEmpty()) {
            return again(client, messageId, body);
        }
        UUID receipt = kept.get();
        queue.leave(new FeedMessage(
                FeedRecording.NAME, receipt, client.clientId(), messageId, inbox.digest(body), null, actor));
        trail.append(TrailEntry.done(actor, TrailAction.FEED_MESSAGE_RECEIVED)
                .about(receipt)
                .with(Map.of("status", FeedReceipt.Status.RECEIVED)));
        return new Answer(receipts.of(inbox.find(receipt).orElseThrow()), false);
    }

    private Answer again(Machine client, String messageId, byte[] body) {
        Inbox.Message before = inbox.find(client.clientId(), messageId).orElseThrow();
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

    /** @param isRepetition whether the message had been received before */
    public record Answer(FeedReceipt receipt, boolean isRepetition) {}
}
