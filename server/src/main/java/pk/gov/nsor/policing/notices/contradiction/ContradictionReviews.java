package pk.gov.nsor.policing.notices.contradiction;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.CaseNumber;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.policing.notices.Obligation;
import pk.gov.nsor.policing.notices.Observation;
import pk.gov.nsor.policing.notices.Observation.ObservedArrest;
import pk.gov.nsor.policing.notices.Observation.ObservedBlock;
import pk.gov.nsor.policing.notices.Observation.ObservedDeath;
import pk.gov.nsor.policing.notices.Observation.ObservedVisit;
import pk.gov.nsor.policing.notices.Observation.OfCard;
import pk.gov.nsor.policing.notices.RecordOnDay;
import pk.gov.nsor.policing.notices.contradiction.ContradictionPolicy.Verdict;
import pk.gov.nsor.policing.notices.crossing.Abroad;
import pk.gov.nsor.policing.notices.crossing.CrossingRepository;
import pk.gov.nsor.policing.notices.crossing.CrossingRepository.Crossing;
import pk.gov.nsor.policing.notices.observation.ObservationRepository;
import pk.gov.nsor.policing.notices.observation.ObservationRepository.Reported;
import pk.gov.nsor.policing.notices.observation.Reports;
import pk.gov.nsor.policing.notices.review.Deadlines;
import pk.gov.nsor.policing.notices.review.Lateness;
import pk.gov.nsor.policing.notices.task.Task;
import pk.gov.nsor.policing.notices.task.Tasks;
import pk.gov.nsor.policing.supervision.NotificationDuties;
import pk.gov.nsor.policing.supervision.NotificationDuties.MissedNotification;
import pk.gov.nsor.policing.supervision.NotificationDuties.Why;
import pk.gov.nsor.policing.supervision.NotificationDutyKind;
import pk.gov.nsor.policing.supervision.PhonesChanged;
import pk.gov.nsor.record.conviction.CustodyPeriod;
import pk.gov.nsor.record.conviction.Death;
import pk.gov.nsor.record.conviction.DeathReports;
import pk.gov.nsor.record.conviction.LegalRecord;
import pk.gov.nsor.record.register.AddressRecorded;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.journal.Journal;
import pk.gov.nsor.record.register.journal.JournalKind;

/**
 * Puts what is reported beside the record, again with whatever becomes known: what contradicts it is a task, and what is
 * explained since closes by itself, with the breach that somebody saw in it. The caller holds the lock of the person's row.
 */
@Component
public class ContradictionReviews {

    private static final Actor REGISTER = Actor.system("notices");

    private final Reports reports;
    private final ObservationRepository table;
    private final CrossingRepository crossings;
    private final RecordOnDay record;
    private final LegalRecord legal;
    private final DeathReports deaths;
    private final Tasks tasks;
    private final NotificationDuties notificationDuties;
    private final Deadlines deadlines;
    private final Obligation obligation;
    private final People people;
    private final Journal journal;
    private final Clock clock;

    ContradictionReviews(
            Reports reports,
            ObservationRepository table,
            CrossingRepository crossings,
            RecordOnDay record,
            LegalRecord legal,
            DeathReports deaths,
            Tasks tasks,
            NotificationDuties notificationDuties,
            Deadlines deadlines,
            Obligation obligation,
            People people,
            Journal journal,
            Clock clock) {
        this.reports = reports;
        this.table = table;
        this.crossings = crossings;
        this.record = record;
        this.legal = legal;
        this.deaths = deaths;
        this.tasks = tasks;
        this.notificationDuties = notificationDuties;
        this.deadlines = deadlines;
        this.obligation = obligation;
        this.people = people;
        this.journal = journal;
        this.clock = clock;
    }

    @EventListener
    void on(AddressRecorded recorded) {
        review(recorded.person());
    }

    @EventListener
    void on(PhonesChanged changed) {
        review(changed.person());
    }

    /** Something was reported. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void first(Reported reported, Actor actor) {
        Verdict verdict = review(reported);
        Observation observation = reported.observation();
        if (verdict == Verdict.NOTED || observation instanceof OfCard || observation instanceof ObservedArrest) {
            journal.append(
                    reported.person(), JournalKind.OBSERVATION_NOTED, observation.on(), noted(reported), REGISTER);
            if (observation instanceof ObservedDeath death && !verdict.contradicts()) {
                report(reported, death, actor);
            }
        } else if (verdict == Verdict.AS_RECORDED || verdict == Verdict.AS_TOLD) {
            journal.append(
                    reported.person(),
                    JournalKind.OBSERVATION_AGREES,
                    reported.observation().on(),
                    Map.of("kind", reported.observation().kind().name()),
                    REGISTER);
        }
    }

    /** A death is reported as a court's or a prison's is. What the record stands against is doubted. */
    private void report(Reported reported, ObservedDeath death, Actor actor) {
        if (!deaths.report(reported.person(), new Death(death.on(), Death.Source.NADRA), actor)) {
            tasks.open(reported.person(), death.kind().task(), reported.id(), death.on(), null);
        }
    }

    private Map<String, String> noted(Reported reported) {
        Map<String, String> details =
                new HashMap<>(Map.of("kind", reported.observation().kind().name()));
        switch (reported.observation()) {
            case ObservedBlock block -> details.put("reason", block.reason().name());
            case ObservedDeath death -> details.put("number", death.registration());
            case ObservedVisit visit -> details.put("found", visit.found().name());
            case ObservedArrest arrest -> {
                details.put("fir", arrest.fir());
                details.put("station", arrest.station());
                record.of(reported.person(), arrest.on())
                        .life()
                        .caseOf(arrest.station(), CaseNumber.ofFir(arrest.fir()))
                        .ifPresent(known -> details.put("case", known.number()));
            }
            default -> {
                // The kind says all of it.
            }
        }
        return details;
    }

    /** Everything of one person. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void review(PersonId person) {
        if (reports.any(person)) {
            table.of(person).stream()
                    .filter(reported -> !reported.observation().kind().isJudgedOnce())
                    .forEach(this::review);
            reviewAdmissions(person);
        }
    }

    /** What had to be notified, if it is true and was not notified; empty while this may not be alleged. */
    Optional<MissedNotification> missed(Reported reported) {
        PersonId person = reported.person();
        LocalDate on = reported.observation().on();
        if (!people.isIdentityConfirmed(person)) {
            return Optional.empty();
        }
        return reported.observation()
                .told()
                .map(told -> deadlines.of(person, told, LocalDate.now(clock)))
                .filter(Lateness::isLate)
                .flatMap(lateness -> Optional.ofNullable(lateness.lastDay()))
                .filter(lastDay -> obligation.owes(person, on, lastDay))
                .map(lastDay ->
                        new MissedNotification(person, duty(reported.observation()), reported.id(), on, lastDay));
    }

    private Verdict review(Reported reported) {
        Observation observation = reported.observation();
        Verdict verdict = ContradictionPolicy.of(observation, record.of(reported.person(), observation.on()));
        if (verdict.contradicts()) {
            tasks.open(reported.person(), observation.kind().task(), reported.id(), observation.on(), null);
            judgeBreach(reported);
        } else {
            tasks.explain(reported.person(), observation.kind().task(), reported.id());
            withdraw(reported, verdict == Verdict.AS_TOLD ? Why.TOLD : Why.NOT_SO);
        }
        return verdict;
    }

    /** An officer saw a breach in it, and by what is known now it is one or none. */
    private void judgeBreach(Reported reported) {
        boolean isBreach = tasks.find(
                        reported.person(), reported.observation().kind().task(), reported.id())
                .filter(task -> task.outcome() == Task.Outcome.BREACH)
                .isPresent();
        if (isBreach) {
            missed(reported).ifPresentOrElse(notificationDuties::allege, () -> {
                if (!obligation.isDeathUndecided(reported.person())) {
                    withdraw(reported, Why.NOT_OWED);
                }
            });
        }
    }

    private void withdraw(Reported reported, Why why) {
        if (reported.observation().told().isPresent()) {
            notificationDuties.withdraw(reported.person(), duty(reported.observation()), reported.id(), why);
        }
    }

    private static NotificationDutyKind duty(Observation observation) {
        return switch (observation.kind()) {
            case NADRA_NAME -> NotificationDutyKind.NAME;
            case NADRA_ADDRESS, TENANT, VISIT -> NotificationDutyKind.ADDRESS;
            case HOTEL -> NotificationDutyKind.TRAVEL_INSIDE;
            case PHONE, CARD_RENEWED, CARD_BLOCKED, NADRA_DEATH, ARREST ->
                throw new IllegalStateException("No notice is of a telephone, a card or an arrest");
        };
    }

    /** Nobody is abroad and in a prison of Pakistan: one of the reports is of somebody else, or a return was missed. */
    private void reviewAdmissions(PersonId person) {
        List<Crossing> crossed = crossings.of(person);
        if (crossed.isEmpty()) {
            return;
        }
        for (CustodyPeriod custodyPeriod : legal.of(person).custody()) {
            if (Abroad.on(crossed, custodyPeriod.admittedOn()).isPresent()) {
                tasks.open(
                        person,
                        Task.Kind.ADMITTED_WHILE_ABROAD,
                        custodyPeriod.id().value(),
                        custodyPeriod.admittedOn(),
                        null);
            } else {
                tasks.explain(
                        person,
                        Task.Kind.ADMITTED_WHILE_ABROAD,
                        custodyPeriod.id().value());
            }
        }
    }
}
