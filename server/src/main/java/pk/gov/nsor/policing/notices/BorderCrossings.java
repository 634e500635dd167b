package pk.gov.nsor.policing.notices;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import pk.gov.nsor.foundation.access.Machine;
import pk.gov.nsor.foundation.access.client.ClientScope;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.feeds.FeedInbox;
import pk.gov.nsor.foundation.feeds.FeedKind;
import pk.gov.nsor.foundation.feeds.FeedMessage;
import pk.gov.nsor.foundation.feeds.FeedReading;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.outbox.Outbox;
import pk.gov.nsor.foundation.outbox.OutboxTopic;
import pk.gov.nsor.policing.notices.BorderCrossings.Reported;
import pk.gov.nsor.policing.notices.contradiction.ContradictionReviews;
import pk.gov.nsor.policing.notices.crossing.CrossingCheck;
import pk.gov.nsor.policing.notices.crossing.CrossingMessage;
import pk.gov.nsor.policing.notices.crossing.CrossingRepository;
import pk.gov.nsor.policing.notices.crossing.CrossingRepository.Crossing;
import pk.gov.nsor.policing.notices.crossing.Journeys;
import pk.gov.nsor.policing.notices.review.NoticeReviews;
import pk.gov.nsor.policing.notices.task.Tasks;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.journal.Journal;
import pk.gov.nsor.record.register.journal.JournalKind;
import pk.gov.nsor.record.register.merged.MergedRecords;
import pk.gov.nsor.record.registration.Standings;
import pk.gov.nsor.record.registration.removal.LifeSign;
import pk.gov.nsor.record.registration.removal.LifeSigns;

/** Takes what immigration reports of people at the border. Of somebody who is not on the register, nothing is kept. */
@Service
public class BorderCrossings implements FeedKind<Reported> {

    private final FeedInbox feeds;
    private final CrossingCheck check;
    private final CrossingRepository table;
    private final Journeys journeys;
    private final NoticeRepository notices;
    private final NoticeReviews reviews;
    private final Tasks tasks;
    private final ContradictionReviews contradictions;
    private final People people;
    private final MergedRecords merged;
    private final Standings standings;
    private final LifeSigns lifeSigns;
    private final Journal journal;
    private final Trail trail;
    private final Outbox outbox;
    private final Clock clock;

    BorderCrossings(
            FeedInbox feeds,
            CrossingCheck check,
            CrossingRepository table,
            Journeys journeys,
            NoticeRepository notices,
            NoticeReviews reviews,
            Tasks tasks,
            ContradictionReviews contradictions,
            People people,
            MergedRecords merged,
            Standings standings,
            LifeSigns lifeSigns,
            Journal journal,
            Trail trail,
            Outbox outbox,
            Clock clock) {
        this.feeds = feeds;
        this.check = check;
        this.table = table;
        this.journeys = journeys;
        this.notices = notices;
        this.reviews = reviews;
        this.tasks = tasks;
        this.contradictions = contradictions;
        this.people = people;
        this.merged = merged;
        this.standings = standings;
        this.lifeSigns = lifeSigns;
        this.journal = journal;
        this.trail = trail;
        this.outbox = outbox;
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

    /** As {@link FeedInbox#receive}. */
    public FeedInbox.Answer receive(byte[] body, Machine client, Actor actor) {
        return feeds.receive(this, body, client, actor);
    }

    /** As {@link FeedInbox#takeAtOnce}. */
    public void takeAtOnce(Reported reported, Machine client, Actor actor) {
        feeds.takeAtOnce(this, reported, client, actor);
    }

    @Override
    public String name() {
        return "border-crossing";
    }

    @Override
    public TrailAction received() {
        return TrailAction.BORDER_CROSSING_RECEIVED;
    }

    @Override
    public Reported read(FeedReading reading) {
        return reading.into(CrossingMessage.class, message -> check.check(message, reading.day()));
    }

    @Override
    public Cnic cnic(Reported message) {
        return message.cnic();
    }

    @Override
    public String messageId(Reported message) {
        return message.messageId();
    }

    /** Immigration's systems report of the whole country. */
    @Override
    public void refuseOutside(Reported message, Machine sender, ClientScope scope) {}

    @Override
    public boolean take(FeedMessage received, Reported reported) {
        Optional<PersonId> person = people.withCnic(reported.cnic());
        person.ifPresent(this::hold);
        Optional<PersonId> registered = person.filter(this::isOnRegister);
        registered.ifPresent(known -> record(
                new Crossing(
                        received.receipt(),
                        known,
                        reported.direction(),
                        reported.on(),
                        reported.country(),
                        reported.place()),
                received));
        person.ifPresent(known -> lifeSigns.seen(List.of(known), LifeSign.Kind.BORDER, reported.on()));
        return registered.isPresent();
    }

    /** Also the records that are joined with it: a journey may have been told under one of them. */
    private void hold(PersonId person) {
        // In the order in which a part is locked by whoever decides about it: the leading record last.
        merged.parts(person).forEach(people::lock);
        people.lock(person);
    }

    private void record(Crossing crossing, FeedMessage received) {
        PersonId person = crossing.person();
        Actor actor = received.actor();
        trail.append(
                TrailEntry.done(actor, TrailAction.BORDER_CROSSING_RECEIVED).about(person.value()));
        if (isReportedBefore(crossing, received.client())) {
            return;
        }
        Notice journey = journeys.of(crossing).orElse(null);
        table.insert(crossing, received.client(), journey == null ? null : journey.id());
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
        reviews.reviewReturns(person);
        contradictions.review(person);
    }

    /**
     * An airport and a central system report the same crossings under names of their own, each when it can: what one has reported
     * of a day is the same as what the other has. By one system nobody leaves twice for a country on one day without coming back
     * from it between.
     */
    private boolean isReportedBefore(Crossing crossing, UUID client) {
        if (table.isReportedByAnother(crossing, client)) {
            return true;
        }
        List<Crossing> thatDay = table.of(crossing.person()).stream()
                .filter(known ->
                        known.on().equals(crossing.on()) && known.country().equals(crossing.country()))
                .toList();
        return !thatDay.isEmpty() && thatDay.getLast().direction() == crossing.direction();
    }

    private boolean isOnRegister(PersonId person) {
        LocalDate today = LocalDate.now(clock);
        return standings.of(person).filter(known -> known.isOnRegister(today)).isPresent();
    }
}
