package pk.gov.nsor.agencies.intake;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.access.FieldProblem;
import pk.gov.nsor.foundation.access.Machine;
import pk.gov.nsor.foundation.access.ProblemException;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.feeds.Trials;

/**
 * A sender takes back a message of its own: by a withdrawal, or by a message that replaces it. Whether the one that is taken back
 * was recorded is found after the answer, so that a sender learns it neither by word nor by time. What waits ends as withdrawn.
 * What is on record stays until a registrar decides about it, beside the record.
 */
@Component
class TakingBack {

    private final IncomingMessages messages;
    private final TakenBack taken;
    private final MessageOutcomes outcomes;
    private final Trials trials;
    private final Trail trail;

    TakingBack(IncomingMessages messages, TakenBack taken, MessageOutcomes outcomes, Trials trials, Trail trail) {
        this.messages = messages;
        this.taken = taken;
        this.outcomes = outcomes;
        this.trials = trials;
        this.trail = trail;
    }

    /**
     * Refuses what can be taken back by nobody, by what the sender knows itself: of its own messages, and which of them it took
     * back before.
     *
     * @throws ProblemException 422
     */
    void refuse(IncomingMessage message, MessageKind kind, Machine sender) {
        String named = message.takesBack();
        if (named == null) {
            return;
        }
        String field = kind == MessageKind.WITHDRAWAL ? "/withdraws" : "/replaces";
        Earlier earlier = (sender.isTrial() ? ofTrial(sender, named) : ofRegister(sender, named))
                .filter(found -> !named.equals(message.messageId()))
                .orElseThrow(() -> refusal(field, "takes-back.unknown", "No message of this client has this name."));
        if (earlier.kind() == MessageKind.WITHDRAWAL || (kind != MessageKind.WITHDRAWAL && kind != earlier.kind())) {
            throw refusal(field, "takes-back.kind", "A message of this kind cannot take that one back.");
        }
        if (earlier.takenBackBy() != null && !earlier.takenBackBy().equals(message.messageId())) {
            throw known(field);
        }
    }

    /** @param takenBackBy the name of the message that took it back; null for none */
    private record Earlier(MessageKind kind, @Nullable String takenBackBy) {}

    private Optional<Earlier> ofRegister(Machine sender, String named) {
        return taken.named(sender.clientId(), named)
                .map(found -> new Earlier(
                        found.kind(),
                        taken.by(found.receipt()).map(Inbox.Message::messageId).orElse(null)));
    }

    private Optional<Earlier> ofTrial(Machine sender, String named) {
        return trials.named(sender, named)
                .flatMap(found -> Arrays.stream(MessageKind.values())
                        .filter(kind -> found.kind().equals(AgencyFeed.name(kind)))
                        .findFirst()
                        .map(kind -> new Earlier(kind, found.takenBackBy())));
    }

    /** Where two came at once. */
    static ProblemException known(String field) {
        return refusal(field, "takes-back.known", "This message was taken back already.");
    }

    private static ProblemException refusal(String field, String code, String message) {
        return ProblemException.invalid(List.of(new FieldProblem(field, code, message)));
    }

    /** The receipt of the message that a body takes back; null for none. */
    @Nullable
    UUID named(MessageKind kind, UUID client, byte[] body) {
        return Optional.ofNullable(messages.said(kind, body).takesBack())
                .flatMap(name -> taken.named(client, name.strip()))
                .map(Inbox.Message::receipt)
                .orElse(null);
    }

    /**
     * Ends the message that this one takes back, where it still waits, and what that one would have taken back, until one is on
     * record.
     *
     * @return whether one is on record
     */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean takeBack(Inbox.Message by, Actor actor) {
        Inbox.Message earlier = taken.lock(by.receipt()).orElse(null);
        while (earlier != null && earlier.person() == null) {
            if (earlier.status() == MessageStatus.QUARANTINED) {
                taken.withdraw(earlier.receipt());
                trail.append(TrailEntry.done(actor, TrailAction.FEED_MESSAGE_RECEIVED)
                        .about(earlier.receipt())
                        .with(Map.of(
                                "status",
                                MessageStatus.WITHDRAWN,
                                "by",
                                by.receipt().toString())));
            }
            earlier = taken.lock(earlier.receipt()).orElse(null);
        }
        return earlier != null;
    }

    /** A withdrawal of what is not on record: nothing is left to do. */
    @Transactional(propagation = Propagation.MANDATORY)
    void settle(UUID receipt, Actor actor) {
        taken.settle(receipt);
        trail.append(TrailEntry.done(actor, TrailAction.FEED_MESSAGE_RECEIVED)
                .about(receipt)
                .with(Map.of("status", MessageStatus.SETTLED)));
    }

    /** What takes back a message that is on record waits for a registrar, who sees both beside the record. */
    @Transactional(propagation = Propagation.MANDATORY)
    void waits(UUID receipt, Subject subject, Actor actor) {
        outcomes.wait(receipt, subject, List.of(), false, actor);
    }
}
