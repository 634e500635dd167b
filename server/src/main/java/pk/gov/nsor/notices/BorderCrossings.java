package pk.gov.nsor.notices;

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
import pk.gov.nsor.access.FieldProblem;
import pk.gov.nsor.access.Machine;
import pk.gov.nsor.access.ProblemException;
import pk.gov.nsor.audit.Actor;
import pk.gov.nsor.audit.Trail;
import pk.gov.nsor.audit.TrailAction;
import pk.gov.nsor.audit.TrailEntry;
import pk.gov.nsor.kernel.Cnic;
import pk.gov.nsor.kernel.PersonId;
import pk.gov.nsor.keys.KeyedHash;
import pk.gov.nsor.keys.Keys;
import pk.gov.nsor.notices.CrossingTable.Crossing;
import pk.gov.nsor.notices.CrossingTable.Received;
import pk.gov.nsor.outbox.Outbox;
import pk.gov.nsor.outbox.Topic;
import pk.gov.nsor.register.Journal;
import pk.gov.nsor.register.JournalKind;
import pk.gov.nsor.register.People;
import pk.gov.nsor.registration.Standings;

/**
 * Takes what immigration reports of people at the border. The answer is the same whether or not the person is on the
 * register, and of somebody who is not, nothing is kept.
 */
@Service
public class BorderCrossings {

    private final CrossingTable table;
    private final Journeys journeys;
    private final NoticeTable notices;
    private final NoticeReviews reviews;
    private final Tasks tasks;
    private final ContradictionReviews contradictions;
    private final People people;
    private final Standings standings;
    private final Journal journal;
    private final Trail trail;
    private final Outbox outbox;
    private final KeyedHash hash;
    private final Clock clock;

    BorderCrossings(
            CrossingTable table,
            Journeys journeys,
            NoticeTable notices,
            NoticeReviews reviews,
            Tasks tasks,
            ContradictionReviews contradictions,
            People people,
            Standings standings,
            Journal journal,
            Trail trail,
            Outbox outbox,
            Keys keys,
            Clock clock) {
        this.table = table;
        this.journeys = journeys;
        this.notices = notices;
        this.reviews = reviews;
        this.tasks = tasks;
        this.contradictions = contradictions;
        this.people = people;
        this.standings = standings;
        this.journal = journal;
        this.trail = trail;
        this.outbox = outbox;
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
        Optional<PersonId> person = people.withCnic(reported.cnic());
        person.ifPresent(people::lock);
        Optional<Received> before = table.find(client.clientId(), reported.messageId());
        if (before.isPresent()) {
            return again(before.get(), digest);
        }
        UUID receipt = UUID.randomUUID();
        Crossing crossing = person.filter(this::isOnRegister)
                .map(known -> new Crossing(
                        receipt, known, reported.direction(), reported.on(), reported.country(), reported.place()))
                .orElse(null);
        Notice journey = crossing == null ? null : journeys.of(crossing).orElse(null);
        boolean isFirst = table.insert(
                receipt,
                client.clientId(),
                reported.messageId(),
                digest,
                crossing,
                journey == null ? null : journey.id());
        if (!isFirst) {
            return again(table.find(client.clientId(), reported.messageId()).orElseThrow(), digest);
        }
        TrailEntry entry = TrailEntry.done(actor, TrailAction.BORDER_CROSSING_RECEIVED);
        trail.append(crossing == null ? entry : entry.about(crossing.person().value()));
        if (crossing != null) {
            record(crossing, journey, actor);
        }
        return new Answer(receipt, false);
    }

    private void record(Crossing crossing, @Nullable Notice journey, Actor actor) {
        PersonId person = crossing.person();
        journal.append(
                person,
                JournalKind.BORDER_CROSSED,
                crossing.on(),
                Map.of("direction", crossing.direction().name(), "country", crossing.country()),
                actor);
        outbox.publish(Topic.CASE_CHANGED, person.value());
        if (journey != null) {
            journeys.put(journey, crossing);
            Notice _ = reviews.review(notices.find(journey.id()).orElseThrow());
        } else if (table.untold(person).contains(crossing)) {
            tasks.open(person, Journeys.untold(crossing.direction()), crossing.id(), crossing.on(), crossing.country());
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
