package pk.gov.nsor.policing.notices;

import java.security.MessageDigest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
import pk.gov.nsor.foundation.outbox.Outbox;
import pk.gov.nsor.foundation.outbox.OutboxTopic;
import pk.gov.nsor.policing.notices.contradiction.ContradictionReviews;
import pk.gov.nsor.policing.notices.crossing.CrossingRepository;
import pk.gov.nsor.policing.notices.crossing.CrossingRepository.Crossing;
import pk.gov.nsor.policing.notices.crossing.CrossingRepository.Received;
import pk.gov.nsor.policing.notices.crossing.Journeys;
import pk.gov.nsor.policing.notices.review.NoticeReviews;
import pk.gov.nsor.policing.notices.task.Tasks;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.journal.Journal;
import pk.gov.nsor.record.register.journal.JournalKind;
import pk.gov.nsor.record.registration.Standings;
import pk.gov.nsor.record.registration.removal.LifeSign;
import pk.gov.nsor.record.registration.removal.LifeSigns;
import tools.jackson.databind.ObjectMapper;

/**
 * Takes what immigration reports of people at the border. The answer is the same whether or not the person is on the
 * register, and of somebody who is not, nothing is kept.
 */
@Service
public class BorderCrossings implements FeedHandler {

    private static final String NAME = "border-crossing";

    private final FeedQueue queue;
    private final CrossingRepository table;
    private final Journeys journeys;
    private final NoticeRepository notices;
    private final NoticeReviews reviews;
    private final Tasks tasks;
    private final ContradictionReviews contradictions;
    private final People people;
    private final Standings standings;
    private final LifeSigns lifeSigns;
    private final Journal journal;
    private final Trail trail;
    private final Outbox outbox;
    private final ObjectMapper json;
    private final KeyedHash hash;
    private final Clock clock;

    BorderCrossings(
            FeedQueue queue,
            CrossingRepository table,
            Journeys journeys,
            NoticeRepository notices,
            NoticeReviews reviews,
            Tasks tasks,
            ContradictionReviews contradictions,
            People people,
            Standings standings,
            LifeSigns lifeSigns,
            Journal journal,
            Trail trail,
            Outbox outbox,
            ObjectMapper json,
            Keys keys,
            Clock clock) {
        this.queue = queue;
        this.table = table;
        this.journeys = journeys;
        this.notices = notices;
        this.reviews = reviews;
        this.tasks = tasks;
        this.contradictions = contradictions;
        this.people = people;
        this.standings = standings;
        this.lifeSigns = lifeSigns;
        this.journal = journal;
        this.trail = trail;
        this.outbox = outbox;
        this.json = json;
        this.hash = keys.keyedHash("border-crossing");
        this.clock = clock;
    }

    /**
     * A crossing, checked.
     *
     * @param messageId the client's own name for it; sent again, it is the same message
     * @param country where to, or where from
     * @param place the airport or border post
     */
    public record Reported(
            String messageId, Cnic cnic, Direction direction, LocalDate on, String country, String place) {}

    /** @param isRepetition whether the message had been received before */
    public record Answer(UUID receipt, boolean isRepetition) {}

    /**
     * Takes a crossing.
     *
     * @throws ProblemException 409 where another message was sent under this name
     */
    @Transactional
    public Answer receive(Reported reported, Machine client, Actor actor) {
        byte[] digest = hash.of(reported.toString());
        queue.lock(client.clientId(), reported.messageId());
        Optional<FeedMessage> waiting = queue.find(NAME, client.clientId(), reported.messageId());
        Optional<Received> before = waiting.map(known -> new Received(known.receipt(), known.digest()))
                .or(() -> table.find(client.clientId(), reported.messageId()));
        if (before.isPresent()) {
            return again(before.get(), digest);
        }
        UUID receipt = UUID.randomUUID();
        queue.leave(waiting(receipt, reported, client, digest, actor));
        trail.append(
                TrailEntry.done(actor, TrailAction.BORDER_CROSSING_RECEIVED).about(receipt));
        return new Answer(receipt, false);
    }

    /** Takes a crossing without an answer and a queue, for synthetic data; one of the same name again changes nothing. */
    @Transactional
    public void takeAtOnce(Reported reported, Machine client, Actor actor) {
        boolean _ = take(waiting(UUID.randomUUID(), reported, client, hash.of(reported.toString()), actor));
    }

    private FeedMessage waiting(UUID receipt, Reported reported, Machine client, byte[] digest, Actor actor) {
        return new FeedMessage(
                NAME,
                receipt,
                client.clientId(),
                reported.messageId(),
                digest,
                json.writeValueAsBytes(reported),
                actor);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean take(FeedMessage waiting) {
        Reported reported = json.readValue(waiting.content(), Reported.class);
        Optional<PersonId> person = people.withCnic(reported.cnic());
        person.ifPresent(people::lock);
        Crossing crossing = person.filter(this::isOnRegister)
                .map(known -> new Crossing(
                        waiting.receipt(),
                        known,
                        reported.direction(),
                        reported.on(),
                        reported.country(),
                        reported.place()))
                .orElse(null);
        Notice journey = crossing == null ? null : journeys.of(crossing).orElse(null);
        boolean isFirst = table.insert(
                waiting.receipt(),
                waiting.client(),
                waiting.messageId(),
                waiting.digest(),
                crossing,
                journey == null ? null : journey.id());
        if (isFirst && crossing != null) {
            trail.append(TrailEntry.done(waiting.actor(), TrailAction.BORDER_CROSSING_RECEIVED)
                    .about(crossing.person().value()));
            record(crossing, journey, waiting.actor());
        }
        person.ifPresent(known -> lifeSigns.seen(List.of(known), LifeSign.Kind.BORDER, reported.on()));
        return crossing != null;
    }

    /** It is not retried: an operator has to find the cause. */
    @Override
    public boolean refused(FeedMessage message, InvalidValueException why) {
        return false;
    }

    private void record(Crossing crossing, @Nullable Notice journey, Actor actor) {
        PersonId person = crossing.person();
        journal.append(
                person,
                JournalKind.BORDER_CROSSED,
                crossing.on(),
                Map.of("direction", crossing.direction().name(), "country", crossing.country()),
                actor);
        outbox.publish(OutboxTopic.CASE_CHANGED, person.value());
        if (journey != null) {
            journeys.put(journey, crossing);
            Notice _ = reviews.review(notices.find(journey.id()).orElseThrow());
        } else if (table.unnotified(person).contains(crossing)) {
            tasks.open(
                    person,
                    Journeys.unnotified(crossing.direction()),
                    crossing.id(),
                    crossing.on(),
                    crossing.country());
            reviews.review(crossing);
        }
        contradictions.review(person);
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
