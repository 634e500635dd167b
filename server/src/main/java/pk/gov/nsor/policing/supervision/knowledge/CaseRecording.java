package pk.gov.nsor.policing.supervision.knowledge;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.outbox.Outbox;
import pk.gov.nsor.foundation.outbox.OutboxTopic;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.journal.Journal;
import pk.gov.nsor.record.register.journal.JournalKind;
import pk.gov.nsor.record.register.merged.MergedRecords;
import pk.gov.nsor.record.registration.Standings;

/** What every recording about a case begins and ends with. */
@Component
class CaseRecording {

    private final JdbcClient jdbc;
    private final People people;
    private final MergedRecords merged;
    private final Standings standings;
    private final Journal journal;
    private final Trail trail;
    private final Outbox outbox;
    private final Clock clock;

    CaseRecording(
            JdbcClient jdbc,
            People people,
            MergedRecords merged,
            Standings standings,
            Journal journal,
            Trail trail,
            Outbox outbox,
            Clock clock) {
        this.jdbc = jdbc;
        this.people = people;
        this.merged = merged;
        this.standings = standings;
        this.journal = journal;
        this.trail = trail;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Locks the person's row, and that of the record it is joined with.
     *
     * @return today
     * @throws pk.gov.nsor.record.register.UnknownPersonException where there is no such record
     */
    @Transactional(propagation = Propagation.MANDATORY)
    LocalDate lock(PersonId person) {
        people.lock(person);
        return LocalDate.now(clock);
    }

    /** The record under which the person's addresses and alerts are. */
    PersonId leading(PersonId person) {
        return merged.leading(person);
    }

    /** @throws InvalidValueException where the person is not on the register today, or has no case */
    void requireCase(PersonId person, LocalDate today) {
        boolean hasCase = jdbc.sql("select exists (select from supervision.case_file where person_id = ?)")
                .param(person.value())
                .query(Boolean.class)
                .single();
        boolean isOnRegister = standings
                .of(person)
                .filter(standing -> standing.isOnRegister(today))
                .isPresent();
        if (!hasCase || !isOnRegister) {
            throw new InvalidValueException(
                    "knowledge.nobody", "This person is not on the register today, so nobody is followed here.");
        }
    }

    /** Whether this was recorded about the person before. @throws InvalidValueException where it was about another */
    boolean isRecorded(String table, UUID id, PersonId person) {
        return recordOf(table, id, person).isPresent();
    }

    /**
     * The record under which this was recorded about the person before, which may be one that is joined with theirs; empty
     * where it was not.
     *
     * @throws InvalidValueException where it was about another
     */
    Optional<PersonId> recordOf(String table, UUID id, PersonId person) {
        Optional<PersonId> record = jdbc.sql("select person_id from supervision." + table + " where id = ? limit 1")
                .param(id)
                .query(PersonId.class)
                .optional();
        if (record.isPresent() && !merged.records(person).contains(record.get())) {
            throw new InvalidValueException(
                    "knowledge.other", "Something else was recorded under this number. Open the form again.");
        }
        return record;
    }

    static void refuseFuture(LocalDate day, LocalDate today, String field) {
        if (day.isAfter(today)) {
            throw new InvalidValueException("day.future", "This day lies in the future.").at(field);
        }
    }

    /** A line of the timeline, without what somebody wrote; the trail, encrypted, has all. */
    @Transactional(propagation = Propagation.MANDATORY)
    void done(
            PersonId person,
            JournalKind kind,
            LocalDate on,
            Map<String, String> details,
            TrailAction action,
            Object content,
            Actor actor) {
        journal.append(person, kind, on, details, actor);
        trail.append(TrailEntry.done(actor, action).about(person.value()).with(Map.of("content", content)));
        outbox.publish(OutboxTopic.CASE_CHANGED, person.value());
    }
}
