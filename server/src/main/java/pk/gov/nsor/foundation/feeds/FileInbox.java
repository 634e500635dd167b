package pk.gov.nsor.foundation.feeds;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.access.Machine;
import pk.gov.nsor.foundation.access.ProblemException;
import pk.gov.nsor.foundation.access.StrictJson;
import pk.gov.nsor.foundation.access.client.ClientScopes;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.keys.KeyedHash;
import pk.gov.nsor.foundation.keys.Keys;
import tools.jackson.core.JacksonException;

/**
 * Takes the lines of files as messages of the client in whose name they come: by the same forms, checks, screen and scope as
 * {@link FeedInbox}, with the same receipts and entries of the trail. They neither count against the client's rate limit nor
 * go through the queue, so that agencies' systems do not wait behind a file.
 */
@Service
public class FileInbox {

    private final FeedInbox inbox;
    private final FeedForms forms;
    private final ClientScopes scopes;
    private final Trail trail;
    private final KeyedHash digests;
    private final Clock clock;

    FileInbox(FeedInbox inbox, FeedForms forms, ClientScopes scopes, Trail trail, Keys keys, Clock clock) {
        this.inbox = inbox;
        this.forms = forms;
        this.scopes = scopes;
        this.trail = trail;
        this.digests = keys.keyedHash("intake-message");
        this.clock = clock;
    }

    /**
     * Reads a message and records nothing.
     *
     * @throws JacksonException where the body is not JSON of the kind's form
     * @throws ProblemException 422 where fields cannot be true or a text would identify a survivor, 403 where the client does
     *     not speak for that
     */
    public <M> M check(FeedKind<M> kind, byte[] body, Machine client) {
        if (client.isTrial()) {
            throw new IllegalStateException("A client that is tried sends no files");
        }
        M message = kind.read(forms.sent(body, clock.instant(), kind.holdsStoppedTexts()));
        kind.refuseOutside(message, client, scopes.of(client.clientId()));
        return message;
    }

    /**
     * Acknowledges a message and brings it into the register, in the caller's transaction. The same message again changes
     * nothing.
     *
     * @param message as {@link #check} gave it
     * @param actor the account that sends the file
     * @param refusal why the register refused it in an earlier transaction, which was rolled back; null the first time
     * @throws InvalidValueException where it cannot be true together with what is on record: the transaction has to be rolled
     *     back, and the message sent again with that refusal
     * @throws ProblemException 409 where the client used the name for another message
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public <M> FeedInbox.Answer take(
            FeedKind<M> kind,
            M message,
            byte[] body,
            Machine client,
            Actor actor,
            @Nullable InvalidValueException refusal) {
        Instant now = clock.instant();
        FeedMessage received =
                new FeedMessage(UUID.randomUUID(), client.clientId(), kind.messageId(message), now, actor);
        byte[] digest = digests.of(StrictJson.canonical(body));
        Optional<FeedInbox.Before> before = inbox.note(kind, received, digest);
        if (before.isPresent()) {
            return FeedInbox.again(kind, before.get(), digest);
        }
        kind.keep(received, body);
        trail.append(TrailEntry.done(actor, kind.received()).about(received.receipt()));
        // What follows is the client's, as if its system had sent it.
        FeedMessage sent = new FeedMessage(
                received.receipt(),
                received.client(),
                received.messageId(),
                now,
                new Actor(Actor.Kind.MACHINE, client.clientId(), "file"));
        if (refusal == null) {
            boolean _ = kind.take(sent, message);
        } else if (!kind.refused(sent, refusal)) {
            throw new IllegalStateException("A message of " + kind.name() + " cannot wait");
        }
        return new FeedInbox.Answer(received.receipt(), false);
    }
}
