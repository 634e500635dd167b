package pk.gov.nsor.policing.supervision;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.database.KeyedRows;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.outbox.Outbox;
import pk.gov.nsor.foundation.outbox.OutboxTopic;
import pk.gov.nsor.foundation.reference.Districts;
import pk.gov.nsor.foundation.screening.Screened;
import pk.gov.nsor.record.conviction.CustodyPeriod;
import pk.gov.nsor.record.conviction.LegalRecord;
import pk.gov.nsor.record.register.OfPeople;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.journal.Journal;
import pk.gov.nsor.record.register.journal.JournalKind;

/**
 * Releases to come. The district somebody goes to learns of them before the day; with the release itself, which is a fact
 * that the prison records, a station there answers.
 */
@Service
public class Releases {

    private final JdbcClient jdbc;
    private final People people;
    private final LegalRecord legal;
    private final Districts districts;
    private final Journal journal;
    private final Trail trail;
    private final Outbox outbox;
    private final Clock clock;

    Releases(
            JdbcClient jdbc,
            People people,
            LegalRecord legal,
            Districts districts,
            Journal journal,
            Trail trail,
            Outbox outbox,
            Clock clock) {
        this.jdbc = jdbc;
        this.people = people;
        this.legal = legal;
        this.districts = districts;
        this.journal = journal;
        this.trail = trail;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Announces a release; a plan that was announced before is replaced.
     *
     * @throws InvalidValueException naming the field, where the day is past, the district is not there today, the
     *     person is not in custody, or a text would identify a survivor
     */
    @Transactional
    public UUID announce(PersonId person, PlannedRelease plan, Actor actor) {
        Screened.require(plan.prison(), "prison");
        Screened.require(plan.address(), "address");
        people.lock(person);
        LocalDate today = LocalDate.now(clock);
        if (plan.on().isBefore(today)) {
            throw new InvalidValueException(
                            "planned-release.past", "This day is past. Record the release itself as a custody event.")
                    .at("on");
        }
        if (districts
                .byCode(plan.district())
                .filter(known -> known.isInForce(today))
                .isEmpty()) {
            throw new InvalidValueException(
                            "transfer.district", "There is no such district today. Choose one of the list.")
                    .at("district");
        }
        if (legal.of(person).custody().stream().noneMatch(CustodyPeriod::isOpen)) {
            throw new InvalidValueException(
                    "planned-release.at-liberty", "The person is not in custody, as far as is recorded.");
        }
        callOff(person, today);
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        insert into supervision.planned_release
                            (id, person_id, planned_on, prison, district_code, address, state, announced_at, announced_by)
                        values (?, ?, ?, ?, ?, ?, 'PLANNED', ?, ?)
                        """)
                .param(id)
                .param(person.value())
                .param(plan.on())
                .param(plan.prison())
                .param(plan.district())
                .param(plan.address())
                .param(OffsetDateTime.now(clock))
                .param(actor.id())
                .update();
        journal.append(
                person,
                JournalKind.RELEASE_PLANNED,
                today,
                Map.of("day", plan.on().toString(), "prison", plan.prison(), "district", plan.district()),
                actor);
        trail.append(TrailEntry.done(actor, TrailAction.CASE_CHANGED)
                .about(person.value())
                .with(Map.of("plannedRelease", plan)));
        outbox.publish(OutboxTopic.CASE_CHANGED, person.value());
        return id;
    }

    /**
     * Says that there will be no release for now.
     *
     * @throws InvalidValueException where none is planned
     */
    @Transactional
    public void callOff(PersonId person, Actor actor) {
        people.lock(person);
        LocalDate today = LocalDate.now(clock);
        if (callOff(person, today) == 0) {
            throw new InvalidValueException("planned-release.none", "No release is planned.");
        }
        journal.append(person, JournalKind.RELEASE_CALLED_OFF, today, Map.of(), actor);
        trail.append(TrailEntry.done(actor, TrailAction.CASE_CHANGED)
                .about(person.value())
                .with(Map.of("plannedRelease", "")));
        outbox.publish(OutboxTopic.CASE_CHANGED, person.value());
    }

    private int callOff(PersonId person, LocalDate today) {
        return jdbc.sql("""
                        update supervision.planned_release set state = 'CALLED_OFF', ended_on = ?
                        where person_id = ? and state = 'PLANNED'
                        """).params(today, person.value()).update();
    }

    /** The plan for somebody. */
    @Transactional(readOnly = true)
    public Optional<PlannedRelease> planned(PersonId person) {
        return Optional.ofNullable(planned(List.of(person)).get(person));
    }

    /**
     * A plan and what has become of it.
     *
     * @param releasedOn the day of the release it happened with, or on which the person was found to be at liberty; null
     *     otherwise, and where it happened before that was kept
     */
    public record Plan(
            UUID id, PlannedRelease.State state, @Nullable LocalDate releasedOn, PlannedRelease release) {

        public boolean stands() {
            return state == PlannedRelease.State.PLANNED;
        }
    }

    /** For several people the plan that stands, or else the last one; who never had any is left out. */
    public Map<PersonId, Plan> last(Collection<PersonId> persons) {
        return jdbc.sql("""
                        select distinct on (person_id) person_id, id, state, released_on, planned_on as release_on,
                               prison as release_prison, district_code as release_district, address as release_address
                        from supervision.planned_release where %s
                        order by person_id, state = 'PLANNED' desc, announced_at desc
                        """.formatted(OfPeople.condition("person_id", persons)))
                .param(OfPeople.parameter(persons))
                .query(KeyedRows.of(PersonId.class, Plan.class));
    }

    /** The plans for several; who has none is left out. */
    public Map<PersonId, PlannedRelease> planned(Collection<PersonId> persons) {
        return jdbc.sql("""
                        select person_id, planned_on as "on", prison, district_code, address from supervision.planned_release
                        where %s and state = 'PLANNED'
                        """.formatted(OfPeople.condition("person_id", persons)))
                .param(OfPeople.parameter(persons))
                .query(KeyedRows.of(PersonId.class, PlannedRelease.class));
    }
}
