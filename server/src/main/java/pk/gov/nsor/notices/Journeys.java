package pk.gov.nsor.notices;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.audit.Actor;
import pk.gov.nsor.audit.Trail;
import pk.gov.nsor.audit.TrailAction;
import pk.gov.nsor.audit.TrailEntry;
import pk.gov.nsor.kernel.Cnic;
import pk.gov.nsor.kernel.PersonName;
import pk.gov.nsor.notices.CrossingTable.Crossing;
import pk.gov.nsor.notices.Particulars.TravelAbroad;
import pk.gov.nsor.outbox.Outbox;
import pk.gov.nsor.outbox.Topic;
import pk.gov.nsor.register.CnicOfPerson;
import pk.gov.nsor.register.People;
import pk.gov.nsor.register.Person;
import pk.gov.nsor.supervision.TellingKind;
import pk.gov.nsor.supervision.Tellings;
import pk.gov.nsor.supervision.Tellings.Why;

/** Journeys abroad: told to immigration, and put beside the crossings that it reports. */
@Service
public class Journeys {

    /** Somebody who leaves so many days before the day that was told is on the same journey. */
    private static final int DAYS_EARLY = 7;

    private final NoticeTable table;
    private final CrossingTable crossings;
    private final Tasks tasks;
    private final Tellings tellings;
    private final People people;
    private final Trail trail;
    private final Outbox outbox;
    private final Clock clock;

    Journeys(
            NoticeTable table,
            CrossingTable crossings,
            Tasks tasks,
            Tellings tellings,
            People people,
            Trail trail,
            Outbox outbox,
            Clock clock) {
        this.table = table;
        this.crossings = crossings;
        this.tasks = tasks;
        this.tellings = tellings;
        this.people = people;
        this.trail = trail;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** What immigration may know of a journey. */
    public record Told(Notice notice, TravelAbroad journey, PersonName name, List<Cnic> cnics) {

        public Told {
            cnics = List.copyOf(cnics);
        }
    }

    /**
     * Journeys that count and have not ended, of people on the register, in the order they were told. Each look is on the
     * trail.
     *
     * @param after the number of a receipt
     */
    @Transactional
    public List<Told> open(long after, int most, Actor actor) {
        return table.journeys(after, most, LocalDate.now(clock)).stream()
                .flatMap(notice -> shown(notice, actor).stream())
                .toList();
    }

    private Optional<Told> shown(Notice notice, Actor actor) {
        if (!(notice.particulars() instanceof TravelAbroad journey)) {
            return Optional.empty();
        }
        trail.append(TrailEntry.done(actor, TrailAction.TRAVEL_NOTICES_READ)
                .about(notice.person().value()));
        Person person = people.get(notice.person());
        return Optional.of(new Told(
                notice,
                journey,
                person.identity().name(),
                person.cnics().stream()
                        .filter(cnic -> cnic.status() != CnicOfPerson.Status.WITHDRAWN)
                        .map(CnicOfPerson::cnic)
                        .toList()));
    }

    /**
     * A journey was told; what left or came back before it was known belongs to it.
     *
     * @return as it stands then
     */
    @Transactional(propagation = Propagation.MANDATORY)
    Notice told(Notice notice) {
        outbox.publish(Topic.TRAVEL_ABROAD_TOLD, notice.id());
        Notice now = notice;
        for (Crossing crossing : crossings.withoutJourney(notice.person())) {
            if (fits(now, crossing)) {
                crossings.belongsTo(crossing.id(), now.id());
                tellings.withdraw(crossing.person(), TellingKind.TRAVEL_ABROAD, crossing.id(), Why.TOLD);
                tasks.explain(crossing.person(), untold(crossing.direction()), crossing.id());
                put(now, crossing);
                now = table.find(notice.id()).orElseThrow();
            }
        }
        return now;
    }

    /** The journey that a crossing belongs to. */
    Optional<Notice> of(Crossing crossing) {
        return table.live(crossing.person(), NoticeKind.TRAVEL_ABROAD).stream()
                .filter(notice -> fits(notice, crossing))
                .min(Comparator.comparingLong(notice -> Math.abs(ChronoUnit.DAYS.between(
                        crossing.on(), notice.particulars().on()))));
    }

    /** Puts the crossing beside what was told; whoever calls has the notice judged again. */
    @Transactional(propagation = Propagation.MANDATORY)
    void put(Notice notice, Crossing crossing) {
        switch (crossing.direction()) {
            case DEPARTED -> table.crossed(notice.id(), crossing.on(), notice.returnedOn());
            case ARRIVED -> table.crossed(notice.id(), notice.departedOn(), crossing.on());
        }
        if (notice.particulars() instanceof TravelAbroad journey && !journey.leadsTo(crossing.country())) {
            tasks.open(crossing.person(), Task.Kind.OTHER_COUNTRY, crossing.id(), crossing.on(), crossing.country());
        }
        outbox.publish(Topic.TRAVEL_ABROAD_TOLD, notice.id());
    }

    /** What a crossing that belongs to no journey asks the officer to look into. */
    static Task.Kind untold(Direction direction) {
        return switch (direction) {
            case DEPARTED -> Task.Kind.UNTOLD_DEPARTURE;
            case ARRIVED -> Task.Kind.UNTOLD_ARRIVAL;
        };
    }

    private static boolean fits(Notice notice, Crossing crossing) {
        if (!(notice.particulars() instanceof TravelAbroad journey)) {
            return false;
        }
        LocalDate departedOn = notice.departedOn();
        LocalDate returnedOn = notice.returnedOn();
        return switch (crossing.direction()) {
            case DEPARTED ->
                departedOn == null
                        && !crossing.on().isBefore(journey.on().minusDays(DAYS_EARLY))
                        && !crossing.on().isAfter(returnedOn == null ? journey.until() : returnedOn);
            // Of a journey that nobody saw begin a return in its days is its end; a later one is of another journey.
            case ARRIVED ->
                returnedOn == null
                        && (departedOn == null
                                ? !crossing.on().isBefore(journey.on())
                                        && !crossing.on().isAfter(journey.until())
                                : !crossing.on().isBefore(departedOn));
        };
    }
}
