package pk.gov.nsor.policing.notices;

import java.security.MessageDigest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.access.FieldProblem;
import pk.gov.nsor.foundation.access.Machine;
import pk.gov.nsor.foundation.access.ProblemException;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.feeds.FeedHandler;
import pk.gov.nsor.foundation.feeds.FeedMessage;
import pk.gov.nsor.foundation.feeds.FeedQueue;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.keys.KeyedHash;
import pk.gov.nsor.foundation.keys.Keys;
import pk.gov.nsor.policing.notices.contradiction.ContradictionReviews;
import pk.gov.nsor.policing.notices.observation.ObservationRepository;
import pk.gov.nsor.policing.notices.observation.ObservationRepository.Received;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.registration.Standings;
import pk.gov.nsor.record.registration.removal.LifeSign;
import pk.gov.nsor.record.registration.removal.LifeSigns;
import tools.jackson.databind.ObjectMapper;

/**
 * Takes what other systems report of people. The answer is the same whether or not the person is on the register, and of
 * somebody who is not, nothing is kept.
 */
@Service
public class Observations implements FeedHandler {

    private static final String NAME = "observation";

    private final FeedQueue queue;
    private final ObservationRepository table;
    private final ContradictionReviews reviews;
    private final People people;
    private final Standings standings;
    private final LifeSigns lifeSigns;
    private final Trail trail;
    private final ObjectMapper json;
    private final KeyedHash hash;
    private final Clock clock;

    Observations(
            FeedQueue queue,
            ObservationRepository table,
            ContradictionReviews reviews,
            People people,
            Standings standings,
            LifeSigns lifeSigns,
            Trail trail,
            ObjectMapper json,
            Keys keys,
            Clock clock) {
        this.queue = queue;
        this.table = table;
        this.reviews = reviews;
        this.people = people;
        this.standings = standings;
        this.lifeSigns = lifeSigns;
        this.trail = trail;
        this.json = json;
        this.hash = keys.keyedHash("observation");
        this.clock = clock;
    }

    /**
     * A message, checked.
     *
     * @param messageId the client's own name for it; sent again, it is the same message
     */
    public record Message(String messageId, Cnic cnic, Observation observation) {}

    /** @param isRepetition whether the message had been received before */
    public record Answer(UUID receipt, boolean isRepetition) {}

    /**
     * Takes a message.
     *
     * @throws ProblemException 409 where another message was sent under this name
     */
    @Transactional
    public Answer receive(Message message, Machine client, Actor actor) {
        byte[] digest = digest(message);
        queue.lock(client.clientId(), message.messageId());
        Optional<FeedMessage> waiting = queue.find(NAME, client.clientId(), message.messageId());
        Optional<Received> before = waiting.map(known -> new Received(known.receipt(), known.digest()))
                .or(() -> table.find(client.clientId(), message.messageId()));
        if (before.isPresent()) {
            return again(before.get(), digest);
        }
        UUID receipt = UUID.randomUUID();
        queue.leave(waiting(receipt, message, client, digest, actor));
        trail.append(TrailEntry.done(actor, TrailAction.OBSERVATION_RECEIVED).about(receipt));
        return new Answer(receipt, false);
    }

    /** Takes a message without an answer and a queue, for synthetic data; one of the same name again changes nothing. */
    @Transactional
    public void takeAtOnce(Message message, Machine client, Actor actor) {
        boolean _ = take(waiting(UUID.randomUUID(), message, client, digest(message), actor));
    }

    private byte[] digest(Message message) {
        return hash.of(message.observation().kind()
                + message.cnic().formatted()
                + json.writeValueAsString(message.observation()));
    }

    private FeedMessage waiting(UUID receipt, Message message, Machine client, byte[] digest, Actor actor) {
        Kept kept = new Kept(
                message.cnic().number(), message.observation().kind(), json.writeValueAsString(message.observation()));
        return new FeedMessage(
                NAME, receipt, client.clientId(), message.messageId(), digest, json.writeValueAsBytes(kept), actor);
    }

    /** What of a message waits to be worked on. */
    record Kept(long cnic, Observation.Kind kind, String content) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean take(FeedMessage waiting) {
        Kept message = json.readValue(waiting.content(), Kept.class);
        Observation observation =
                json.readValue(message.content(), message.kind().form());
        Optional<PersonId> known = people.withCnic(new Cnic(message.cnic()));
        known.ifPresent(people::lock);
        Optional<PersonId> person = known.filter(this::isOnRegister);
        boolean isFirst = table.insert(
                waiting.receipt(),
                waiting.client(),
                waiting.messageId(),
                waiting.digest(),
                person.orElse(null),
                observation);
        if (isFirst && person.isPresent()) {
            trail.append(TrailEntry.done(waiting.actor(), TrailAction.OBSERVATION_RECEIVED)
                    .about(person.get().value()));
            table.find(person.get(), waiting.receipt()).ifPresent(reviews::first);
        }
        known.ifPresent(id -> lifeSigns.seen(List.of(id), sign(observation.kind()), observation.on()));
        return person.isPresent();
    }

    /** It is not retried: an operator has to find the cause. */
    @Override
    public boolean refused(FeedMessage message, InvalidValueException why) {
        return false;
    }

    private static LifeSign.Kind sign(Observation.Kind kind) {
        return switch (kind) {
            case NADRA_NAME, NADRA_ADDRESS -> LifeSign.Kind.NADRA;
            case PHONE -> LifeSign.Kind.SIM;
            case HOTEL -> LifeSign.Kind.HOTEL;
            case TENANT -> LifeSign.Kind.TENANCY;
        };
    }

    private boolean isOnRegister(PersonId person) {
        LocalDate today = LocalDate.now(clock);
        return standings.of(person).filter(known -> known.isOnRegister(today)).isPresent();
    }

    private static Answer again(Received before, byte[] digest) {
        if (!MessageDigest.isEqual(before.digest(), digest)) {
            throw new ProblemException(
                    HttpStatus.CONFLICT,
                    "message-id-used",
                    "The messageId is used",
                    "Another message was sent under this messageId. Nothing was recorded.",
                    List.of(new FieldProblem(
                            "/messageId", "message-id.used", "Give each message a messageId of its own.")));
        }
        return new Answer(before.id(), true);
    }
}
