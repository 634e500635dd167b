package pk.gov.nsor.policing.notices.crossing;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.foundation.outbox.Outbox;
import pk.gov.nsor.foundation.outbox.OutboxTopic;
import pk.gov.nsor.policing.notices.Direction;
import pk.gov.nsor.policing.notices.Notice;
import pk.gov.nsor.policing.notices.NoticeKind;
import pk.gov.nsor.policing.notices.NoticeRepository;
import pk.gov.nsor.policing.notices.Particulars;
import pk.gov.nsor.policing.notices.Particulars.TravelAbroad;
import pk.gov.nsor.policing.notices.crossing.CrossingRepository.Crossing;
import pk.gov.nsor.policing.notices.task.Task;
import pk.gov.nsor.policing.notices.task.Tasks;
import pk.gov.nsor.policing.supervision.NotificationDuties;
import pk.gov.nsor.policing.supervision.NotificationDuties.Why;
import pk.gov.nsor.policing.supervision.NotificationDutyKind;
import pk.gov.nsor.record.register.CnicOfPerson;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.Person;
import pk.gov.nsor.record.register.merged.MergedRecords;

/** Journeys abroad: shown to immigration, and compared with the crossings that it reports. */
@Service
public class Journeys {

    /** A person who leaves at most this many days before the notified day is on the same journey. */
    private static final int DAYS_EARLY = 7;

    private final NoticeRepository table;
    private final CrossingRepository crossings;
    private final Tasks tasks;
    private final NotificationDuties notificationDuties;
    private final People people;
    private final MergedRecords merged;
    private final Trail trail;
    private final Outbox outbox;
    private final Clock clock;

    Journeys(
            NoticeRepository table,
            CrossingRepository crossings,
            Tasks tasks,
            NotificationDuties notificationDuties,
            People people,
            MergedRecords merged,
            Trail trail,
            Outbox outbox,
            Clock clock) {
        this.table = table;
        this.crossings = crossings;
        this.tasks = tasks;
        this.notificationDuties = notificationDuties;
        this.people = people;
        this.merged = merged;
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
     * Journeys that count and have not ended, of people on the register, in the order they were notified. Each view is
     * written to the trail.
     *
     * @param after the number of a receipt
     */
    @Transactional
    public List<Told> open(long after, int most, Actor actor) {
        List<Notice> open = table.journeys(after, most, LocalDate.now(clock));
        Map<PersonId, PersonId> leading =
                merged.leading(open.stream().map(Notice::person).collect(Collectors.toSet()));
        return open.stream()
                .flatMap(
                        notice -> shown(notice, leading.getOrDefault(notice.person(), notice.person()), actor).stream())
                .toList();
    }

    /** @param leading has the name and the CNICs of who took the notice */
    private Optional<Told> shown(Notice notice, PersonId leading, Actor actor) {
        if (!(notice.particulars() instanceof TravelAbroad journey)) {
            return Optional.empty();
        }
        trail.append(TrailEntry.done(actor, TrailAction.TRAVEL_NOTICES_READ)
                .about(notice.person().value()));
        Person person = people.get(leading);
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
     * A journey was notified; crossings that were reported before it was known are assigned to it.
     *
     * @return the notice as it stands afterwards
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Notice told(Notice notice) {
        outbox.publish(OutboxTopic.TRAVEL_ABROAD_TOLD, notice.id());
        Notice now = notice;
        for (Crossing crossing : crossings.withoutJourney(notice.person())) {
            if (fits(now.particulars(), now.departedOn(), now.returnedOn(), crossing)) {
                people.lock(crossing.person());
                crossings.belongsTo(crossing.id(), now.id());
                notificationDuties.withdraw(
                        crossing.person(), NotificationDutyKind.TRAVEL_ABROAD, crossing.id(), Why.TOLD);
                tasks.explain(crossing.person(), unnotified(crossing.direction()), crossing.id());
                put(now, crossing);
                now = table.find(notice.id()).orElseThrow();
            }
        }
        return now;
    }

    /**
     * The day of something that is about to be notified; for a journey abroad the day of leaving, where the person
     * left before the notified day. It is what {@link Notice#effectiveOn} will be.
     */
    public LocalDate leftOn(PersonId person, Particulars particulars) {
        if (!(particulars instanceof TravelAbroad)) {
            return particulars.on();
        }
        LocalDate departedOn = null;
        LocalDate returnedOn = null;
        for (Crossing crossing : crossings.withoutJourney(person)) {
            if (fits(particulars, departedOn, returnedOn, crossing)) {
                switch (crossing.direction()) {
                    case DEPARTED -> departedOn = crossing.on();
                    case ARRIVED -> returnedOn = crossing.on();
                }
            }
        }
        return departedOn != null && departedOn.isBefore(particulars.on()) ? departedOn : particulars.on();
    }

    /** The journey that a crossing belongs to. */
    public Optional<Notice> of(Crossing crossing) {
        return table.live(crossing.person(), NoticeKind.TRAVEL_ABROAD).stream()
                .filter(notice -> fits(notice.particulars(), notice.departedOn(), notice.returnedOn(), crossing))
                .min(Comparator.comparingLong(notice -> Math.abs(ChronoUnit.DAYS.between(
                        crossing.on(), notice.particulars().on()))));
    }

    /** Compares the crossing with what was notified; the caller has the notice judged again. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void put(Notice notice, Crossing crossing) {
        switch (crossing.direction()) {
            case DEPARTED -> table.crossed(notice.id(), crossing.on(), notice.returnedOn());
            case ARRIVED -> table.crossed(notice.id(), notice.departedOn(), crossing.on());
        }
        if (notice.particulars() instanceof TravelAbroad journey && !journey.leadsTo(crossing.country())) {
            tasks.open(crossing.person(), Task.Kind.OTHER_COUNTRY, crossing.id(), crossing.on(), crossing.country());
        }
        outbox.publish(OutboxTopic.TRAVEL_ABROAD_TOLD, notice.id());
    }

    /** The task for the officer from a crossing that belongs to no journey. */
    public static Task.Kind unnotified(Direction direction) {
        return switch (direction) {
            case DEPARTED -> Task.Kind.UNNOTIFIED_DEPARTURE;
            case ARRIVED -> Task.Kind.UNNOTIFIED_ARRIVAL;
        };
    }

    private static boolean fits(
            Particulars particulars,
            @Nullable LocalDate departedOn,
            @Nullable LocalDate returnedOn,
            Crossing crossing) {
        if (!(particulars instanceof TravelAbroad journey)) {
            return false;
        }
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
