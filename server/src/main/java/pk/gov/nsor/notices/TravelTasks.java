package pk.gov.nsor.notices;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.audit.Actor;
import pk.gov.nsor.audit.Trail;
import pk.gov.nsor.audit.TrailAction;
import pk.gov.nsor.audit.TrailEntry;
import pk.gov.nsor.kernel.InvalidValueException;
import pk.gov.nsor.kernel.PersonId;
import pk.gov.nsor.outbox.Outbox;
import pk.gov.nsor.outbox.Topic;
import pk.gov.nsor.register.Journal;
import pk.gov.nsor.register.JournalKind;
import pk.gov.nsor.register.People;

/** What facts from elsewhere ask the responsible officer to look into. */
@Service
public class TravelTasks {

    private static final Actor REGISTER = Actor.system("notices");

    private final JdbcClient jdbc;
    private final People people;
    private final Journal journal;
    private final Trail trail;
    private final Outbox outbox;
    private final Clock clock;

    TravelTasks(JdbcClient jdbc, People people, Journal journal, Trail trail, Outbox outbox, Clock clock) {
        this.jdbc = jdbc;
        this.people = people;
        this.journal = journal;
        this.trail = trail;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Those of a person, closed ones included, the latest first. */
    @Transactional(readOnly = true)
    public List<TravelTask> of(PersonId person) {
        return jdbc.sql("""
                        select id, person_id, kind, happened_on, country, opened_on, outcome, reason from notices.task
                        where person_id = ? order by recorded_at desc, id
                        """)
                .param(person.value())
                .query((row, number) -> task(row))
                .list();
    }

    /**
     * Says what came of it.
     *
     * @param reason 5 to 1000 characters
     * @throws InvalidValueException where there is no such task, it is closed already, or the reason is too short or long
     */
    @Transactional
    public void close(PersonId person, UUID id, TravelTask.Outcome outcome, String reason, Actor actor) {
        people.lock(person);
        TravelTask task = of(person).stream()
                .filter(known -> known.id().equals(id))
                .filter(known -> known.outcome() == null)
                .findFirst()
                .orElseThrow(
                        () -> new InvalidValueException("notice.task", "This was looked into and closed already."));
        String clean = Reasons.checked(reason);
        LocalDate today = LocalDate.now(clock);
        jdbc.sql("update notices.task set outcome = ?, reason = ?, closed_on = ?, closed_by = ? where id = ?")
                .param(outcome.name())
                .param(clean)
                .param(today)
                .param(actor.id())
                .param(id)
                .update();
        journal.append(
                person,
                JournalKind.TRAVEL_TASK_CLOSED,
                today,
                Map.of("kind", task.kind().name(), "outcome", outcome.name()),
                actor);
        trail.append(TrailEntry.done(actor, TrailAction.NOTICE_DECIDED)
                .about(person.value())
                .with(Map.of("task", id.toString(), "outcome", outcome.name(), "reason", clean)));
        outbox.publish(Topic.CASE_CHANGED, person.value());
    }

    /** Opens a task; from one source there is one of a kind. The caller holds the lock of the person's row. */
    @Transactional(propagation = Propagation.MANDATORY)
    void open(PersonId person, TravelTask.Kind kind, UUID source, LocalDate happenedOn, @Nullable String country) {
        int opened = jdbc.sql("""
                        insert into notices.task
                            (id, person_id, kind, source, happened_on, country, opened_on, recorded_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (source, kind) do nothing
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
            outbox.publish(Topic.CASE_CHANGED, person.value());
        }
    }

    private static TravelTask task(ResultSet row) throws SQLException {
        String outcome = row.getString("outcome");
        return new TravelTask(
                row.getObject("id", UUID.class),
                new PersonId(row.getObject("person_id", UUID.class)),
                TravelTask.Kind.valueOf(row.getString("kind")),
                row.getObject("happened_on", LocalDate.class),
                row.getString("country"),
                row.getObject("opened_on", LocalDate.class),
                outcome == null ? null : TravelTask.Outcome.valueOf(outcome),
                row.getString("reason"));
    }
}
