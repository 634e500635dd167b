package pk.gov.nsor.policing.notices.task;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
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
import pk.gov.nsor.policing.notices.NoticeReasons;
import pk.gov.nsor.record.register.journal.Journal;
import pk.gov.nsor.record.register.journal.JournalKind;

/** Tasks for the responsible officer from facts of other systems. */
@Service
public class Tasks {

    private static final Actor REGISTER = Actor.system("notices");

    private static final String SELECT = """
            select id, person_id, kind, source, happened_on, country, opened_on, outcome, reason,
                   outcome is not null and closed_by is null as closed_by_register
            from notices.task
            """;

    private final JdbcClient jdbc;
    private final Journal journal;
    private final Trail trail;
    private final Outbox outbox;
    private final Clock clock;

    Tasks(JdbcClient jdbc, Journal journal, Trail trail, Outbox outbox, Clock clock) {
        this.jdbc = jdbc;
        this.journal = journal;
        this.trail = trail;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Those of a person, closed ones included, the latest first. */
    @Transactional(readOnly = true)
    public List<Task> of(PersonId person) {
        return jdbc.sql(SELECT + " where person_id = ? order by recorded_at desc, id")
                .param(person.value())
                .query(Task.class)
                .list();
    }

    /** The one of a kind from one source. */
    public Optional<Task> find(PersonId person, Task.Kind kind, UUID source) {
        return of(person).stream()
                .filter(task -> task.kind() == kind && task.source().equals(source))
                .findFirst();
    }

    /** @throws InvalidValueException where there is no such task, or it is closed already */
    public Task openOne(PersonId person, UUID id) {
        return of(person).stream()
                .filter(known -> known.id().equals(id))
                .filter(known -> known.outcome() == null)
                .findFirst()
                .orElseThrow(
                        () -> new InvalidValueException("notice.task", "This was looked into and closed already."));
    }

    /**
     * Says what came of it. The caller holds the lock of the person's row.
     *
     * @param task an open one
     * @param reason 5 to 1000 characters
     * @throws InvalidValueException where the reason is too short or long
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void close(Task task, Task.Outcome outcome, String reason, Actor actor) {
        PersonId person = task.person();
        String clean = NoticeReasons.checked(reason);
        LocalDate today = LocalDate.now(clock);
        jdbc.sql("update notices.task set outcome = ?, reason = ?, closed_on = ?, closed_by = ? where id = ?")
                .param(outcome.name())
                .param(clean)
                .param(today)
                .param(actor.id())
                .param(task.id())
                .update();
        journal.append(
                person,
                JournalKind.TRAVEL_TASK_CLOSED,
                today,
                Map.of("kind", task.kind().name(), "outcome", outcome.name()),
                actor);
        trail.append(TrailEntry.done(actor, TrailAction.NOTICE_DECIDED)
                .about(person.value())
                .with(Map.of("task", task.id().toString(), "outcome", outcome.name(), "reason", clean)));
        outbox.publish(OutboxTopic.CASE_CHANGED, person.value());
    }

    /**
     * Opens a task; from one source there is one of a kind. One that the register itself had closed is opened again. The
     * caller holds the lock of the person's row.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void open(PersonId person, Task.Kind kind, UUID source, LocalDate happenedOn, @Nullable String country) {
        int opened = jdbc.sql("""
                        insert into notices.task as task
                            (id, person_id, kind, source, happened_on, country, opened_on, recorded_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (source, kind) do update
                        set outcome = null, closed_on = null, opened_on = excluded.opened_on, escalated_to = 'OFFICER'
                        where task.outcome is not null and task.closed_by is null
                        """)
                .param(UUID.randomUUID())
                .param(person.value())
                .param(kind.name())
                .param(source)
                .param(happenedOn)
                .param(country)
                .param(LocalDate.now(clock))
                .param(OffsetDateTime.now(clock))
                .update();
        if (opened > 0) {
            journal.append(person, JournalKind.TRAVEL_TASK_OPENED, happenedOn, Map.of("kind", kind.name()), REGISTER);
            outbox.publish(OutboxTopic.CASE_CHANGED, person.value());
        }
    }

    /** What became known since explains it: it is open no more, nor a breach. The caller holds the lock of the person's row. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void explain(PersonId person, Task.Kind kind, UUID source) {
        LocalDate today = LocalDate.now(clock);
        int explained =
                jdbc.sql("""
                        update notices.task
                        set outcome = 'EXPLAINED', reason = '', closed_on = ?, closed_by = null
                        where person_id = ? and kind = ? and source = ? and (outcome is null or outcome = 'BREACH')
                        """).params(today, person.value(), kind.name(), source).update();
        if (explained > 0) {
            journal.append(
                    person,
                    JournalKind.TRAVEL_TASK_CLOSED,
                    today,
                    Map.of("kind", kind.name(), "outcome", Task.Outcome.EXPLAINED.name()),
                    REGISTER);
            outbox.publish(OutboxTopic.CASE_CHANGED, person.value());
        }
    }
}
