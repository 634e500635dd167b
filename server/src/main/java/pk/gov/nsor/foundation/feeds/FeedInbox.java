package pk.gov.nsor.foundation.feeds;

import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.ErrorResponseException;
import pk.gov.nsor.foundation.access.FieldProblem;
import pk.gov.nsor.foundation.access.Machine;
import pk.gov.nsor.foundation.access.ProblemException;
import pk.gov.nsor.foundation.access.StrictJson;
import pk.gov.nsor.foundation.access.client.ClientScopes;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.keys.KeyedHash;
import pk.gov.nsor.foundation.keys.Keys;
import tools.jackson.core.JacksonException;

/**
 * Takes the messages of agencies' systems, of every {@link FeedKind}. The answer is the same whomever a message is about: it is
 * given before the register is searched. The message is processed afterwards, in the order of the answers.
 */
@Service
public class FeedInbox {

    private final FeedBudget budget;
    private final FeedUsage usage;
    private final FeedForms forms;
    private final ClientScopes scopes;
    private final FeedQueue queue;
    private final Trials trials;
    private final Trail trail;
    private final JdbcClient jdbc;
    private final KeyedHash digests;
    private final TransactionOperations transaction;
    private final Clock clock;

    FeedInbox(
            FeedBudget budget,
            FeedUsage usage,
            FeedForms forms,
            ClientScopes scopes,
            FeedQueue queue,
            Trials trials,
            Trail trail,
            JdbcClient jdbc,
            Keys keys,
            TransactionOperations transaction,
            Clock clock) {
        this.budget = budget;
        this.usage = usage;
        this.forms = forms;
        this.scopes = scopes;
        this.queue = queue;
        this.trials = trials;
        this.trail = trail;
        this.jdbc = jdbc;
        this.digests = keys.keyedHash("intake-message");
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * What a client is answered.
     *
     * @param isRepetition whether the message had been received before
     */
    public record Answer(UUID receipt, boolean isRepetition) {

        /** 202, or 200 for a repetition. */
        public <B> ResponseEntity<B> with(B body) {
            return ResponseEntity.status(isRepetition ? HttpStatus.OK : HttpStatus.ACCEPTED)
                    .body(body);
        }
    }

    /**
     * Acknowledges a message, with its entry on the trail, in one transaction; the caller has none. The same message again
     * changes nothing.
     *
     * @throws JacksonException where the body is not JSON of the kind's form
     * @throws ProblemException 422 where fields cannot be true or a text would identify a survivor, 403 where the client does
     *     not speak for that, 409 where it used the name for another message
     * @throws ErrorResponseException 429 where the client has sent as many as it may
     */
    public <M> Answer receive(FeedKind<M> kind, byte[] body, Machine client, Actor actor) {
        return receive(kind, body, client, actor, () -> {});
    }

    /**
     * As {@link #receive(FeedKind, byte[], Machine, Actor)}.
     *
     * @param first runs in the transaction that acknowledges a message which is no repetition; what it throws refuses the message
     */
    public <M> Answer receive(FeedKind<M> kind, byte[] body, Machine client, Actor actor, Runnable first) {
        budget.spend(client);
        if (client.isTrial()) {
            return trials.receive(kind, body, client);
        }
        Instant now = clock.instant();
        M message = kind.read(forms.sent(body, now, kind.holdsStoppedTexts()));
        kind.refuseOutside(message, client, scopes.of(client.clientId()));
        FeedMessage received =
                new FeedMessage(UUID.randomUUID(), client.clientId(), kind.messageId(message), now, actor);
        return Objects.requireNonNull(transaction.execute(status -> acknowledge(kind, received, body, first)));
    }

    /** Whether a message of this kind that the client sent waits to be taken; none that could not be taken after all attempts. */
    @Transactional(readOnly = true)
    public boolean waits(FeedKind<?> kind, Machine client) {
        return queue.waits(kind.name(), client.clientId());
    }

    /**
     * Everything that is wrong with a message by itself and for its sender, without receiving it. Texts are not screened.
     *
     * @throws JacksonException where the body is not JSON of the kind's form
     */
    public <M> List<FieldProblem> problems(FeedKind<M> kind, Machine client, byte[] body) {
        try {
            kind.refuseOutside(kind.read(forms.stored(body, clock.instant())), client, scopes.of(client.clientId()));
            return List.of();
        } catch (ProblemException refused) {
            return refused.errors();
        }
    }

    /**
     * A message that was received.
     *
     * @param kind the name of its {@link FeedKind}
     */
    public record Received(String messageId, String kind, UUID receipt, Instant receivedAt) {}

    /** What a client sent under a name of its own; empty where it sent nothing under it. */
    @Transactional(readOnly = true)
    public Optional<Received> find(Machine client, String messageId) {
        if (client.isTrial()) {
            return trials.named(client, messageId)
                    .map(found -> new Received(found.messageId(), found.kind(), found.receipt(), found.receivedAt()));
        }
        return jdbc.sql("""
                        select message_id, kind, receipt, received_at from feeds.received
                        where client_id = ? and message_id = ?
                        """)
                .params(client.clientId(), messageId)
                .query(Received.class)
                .optional();
    }

    /** Takes a message without an answer and a queue, for synthetic data; one of the same name again changes nothing. */
    @Transactional
    public <M> void takeAtOnce(FeedKind<M> kind, M message, Machine client, Actor actor) {
        FeedMessage received =
                new FeedMessage(UUID.randomUUID(), client.clientId(), kind.messageId(message), clock.instant(), actor);
        if (note(kind, received, null).isEmpty()) {
            boolean _ = kind.take(received, message);
        }
    }

    private Answer acknowledge(FeedKind<?> kind, FeedMessage received, byte[] body, Runnable first) {
        byte[] digest = digests.of(StrictJson.canonical(body));
        Optional<Before> before = note(kind, received, digest);
        if (before.isPresent()) {
            return again(kind, before.get(), digest);
        }
        first.run();
        kind.keep(received, body);
        queue.leave(new FeedQueue.Waiting(kind.name(), received, body));
        trail.append(TrailEntry.done(received.actor(), kind.received()).about(received.receipt()));
        // The last: others of this client wait for it.
        usage.received(received.client());
        return new Answer(received.receipt(), false);
    }

    /**
     * Notes that a client has sent a message of this name. A second one of the same name waits here until the first has ended.
     *
     * @return the first one; empty where this is it
     */
    Optional<Before> note(FeedKind<?> kind, FeedMessage received, byte @Nullable [] digest) {
        int inserted = jdbc.sql("""
                        with received as (
                            insert into feeds.received (client_id, message_id, kind, receipt, digest, received_at)
                            values (?, ?, ?, ?, ?, ?) on conflict (client_id, message_id) do nothing
                            returning client_id, receipt, received_at)
                        insert into feeds.change (receipt, change, client_id, changed_at)
                        select receipt, 'RECEIVED', client_id, received_at from received
                        """)
                .param(received.client())
                .param(received.messageId())
                .param(kind.name())
                .param(received.receipt())
                .param(digest)
                .param(received.receivedAt().atOffset(ZoneOffset.UTC))
                .update();
        return inserted == 1
                ? Optional.empty()
                : jdbc.sql("select kind, receipt, digest from feeds.received where client_id = ? and message_id = ?")
                        .params(received.client(), received.messageId())
                        .query(Before.class)
                        .optional();
    }

    static Answer again(FeedKind<?> kind, Before before, byte[] digest) {
        boolean isSame = before.kind().equals(kind.name())
                && (before.digest() == null || MessageDigest.isEqual(before.digest(), digest));
        if (!isSame) {
            throw new ProblemException(
                            HttpStatus.CONFLICT,
                            "message-id-used",
                            "The messageId is used",
                            "Another message was sent under this messageId. Nothing was recorded.",
                            List.of(new FieldProblem(
                                    "/messageId", "message-id.used", "Give each message a messageId of its own.")))
                    .withReceipt(before.receipt());
        }
        return new Answer(before.receipt(), true);
    }

    /** @param digest null for one whose body is not known any more */
    @SuppressWarnings("ArrayRecordComponent") // read once, never compared
    record Before(String kind, UUID receipt, byte @Nullable [] digest) {}
}
