package pk.gov.nsor.policing.notices.contradiction;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.policing.notices.Observation;
import pk.gov.nsor.policing.notices.OnRecord;
import pk.gov.nsor.policing.notices.RecordOnDay;
import pk.gov.nsor.policing.notices.crossing.Abroad;
import pk.gov.nsor.policing.notices.crossing.CrossingRepository;
import pk.gov.nsor.policing.notices.observation.ObservationRepository;
import pk.gov.nsor.policing.notices.task.Task;
import pk.gov.nsor.policing.notices.task.Tasks;
import pk.gov.nsor.record.conviction.LegalRecord;
import pk.gov.nsor.record.register.People;

/** What is reported and what is on the record, side by side, and what comes of it. */
@Service
public class Contradictions {

    private final Tasks tasks;
    private final ObservationRepository observations;
    private final CrossingRepository crossings;
    private final ContradictionReviews reviews;
    private final RecordOnDay record;
    private final LegalRecord legal;
    private final People people;

    Contradictions(
            Tasks tasks,
            ObservationRepository observations,
            CrossingRepository crossings,
            ContradictionReviews reviews,
            RecordOnDay record,
            LegalRecord legal,
            People people) {
        this.tasks = tasks;
        this.observations = observations;
        this.crossings = crossings;
        this.reviews = reviews;
        this.record = record;
        this.legal = legal;
        this.people = people;
    }

    /** Both facts of a task. */
    public sealed interface Facts {

        /** @param record what is on the record about that day, by what is known now */
        record Observed(Observation observation, OffsetDateTime receivedAt, OnRecord record) implements Facts {}

        /**
         * The prison and the border do not agree.
         *
         * @param country where to
         */
        record Admitted(LocalDate admittedOn, LocalDate departedOn, String country) implements Facts {}
    }

    /** Empty where the task itself says all of it, or what it came from is no more. */
    @Transactional(readOnly = true)
    public Optional<Facts> factsOf(Task task) {
        return switch (task.kind()) {
            case UNNOTIFIED_DEPARTURE, UNNOTIFIED_ARRIVAL, RETURN_OVERDUE, OTHER_COUNTRY -> Optional.empty();
            case OTHER_NAME,
                    OTHER_ADDRESS,
                    OTHER_PHONE,
                    OTHER_BIRTH_DATE,
                    CARD_BLOCKED,
                    DEATH_DOUBTED,
                    VISIT_DIFFERS,
                    ARRESTED,
                    HOTEL_ELSEWHERE,
                    TENANT_ELSEWHERE ->
                observations
                        .find(task.person(), task.source())
                        .map(reported -> new Facts.Observed(
                                reported.observation(),
                                reported.receivedAt(),
                                record.of(task.person(), reported.observation().on())));
            case ADMITTED_WHILE_ABROAD ->
                legal.of(task.person()).custody().stream()
                        .filter(custodyPeriod -> custodyPeriod.id().value().equals(task.source()))
                        .findFirst()
                        .flatMap(custodyPeriod -> Abroad.on(crossings.of(task.person()), custodyPeriod.admittedOn())
                                .map(departure -> new Facts.Admitted(
                                        custodyPeriod.admittedOn(), departure.on(), departure.country())));
        };
    }

    /** What can come of a task: a breach only where there had to be a notice, and its last day is past. */
    @Transactional(readOnly = true)
    public Set<Task.Outcome> outcomes(Task task) {
        return switch (task.kind()) {
            case UNNOTIFIED_DEPARTURE, UNNOTIFIED_ARRIVAL, RETURN_OVERDUE, OTHER_COUNTRY ->
                EnumSet.allOf(Task.Outcome.class);
            case ADMITTED_WHILE_ABROAD -> withoutBreach();
            case OTHER_NAME,
                    OTHER_ADDRESS,
                    OTHER_PHONE,
                    OTHER_BIRTH_DATE,
                    CARD_BLOCKED,
                    DEATH_DOUBTED,
                    VISIT_DIFFERS,
                    ARRESTED,
                    HOTEL_ELSEWHERE,
                    TENANT_ELSEWHERE ->
                observations
                                .find(task.person(), task.source())
                                .flatMap(reviews::missed)
                                .isPresent()
                        ? EnumSet.allOf(Task.Outcome.class)
                        : withoutBreach();
        };
    }

    /**
     * Says what came of a task. A breach is alleged, and decided where breaches are.
     *
     * @param reason 5 to 1000 characters
     * @throws InvalidValueException where there is no such task, it is closed already, this can not come of it, or the reason
     *     is too short or long
     */
    @Transactional
    public void close(PersonId person, UUID id, Task.Outcome outcome, String reason, Actor actor) {
        people.lock(person);
        Task task = tasks.openOne(person, id);
        if (!outcomes(task).contains(outcome)) {
            throw new InvalidValueException(
                            "notice.task.no-breach", "By what is known now, the person did not have to tell this.")
                    .at("outcome");
        }
        tasks.close(task, outcome, reason, actor);
        reviews.review(person);
    }

    private static Set<Task.Outcome> withoutBreach() {
        return EnumSet.complementOf(EnumSet.of(Task.Outcome.BREACH));
    }
}
