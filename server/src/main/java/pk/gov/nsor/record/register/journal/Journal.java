package pk.gov.nsor.record.register.journal;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.PersonId;
import tools.jackson.databind.ObjectMapper;

/** The journal of each record, which is its timeline: only ever added to. */
@Component
public class Journal {

    private final JdbcClient jdbc;
    private final JdbcOperations statements;
    private final ObjectMapper json;
    private final Clock clock;

    Journal(JdbcClient jdbc, JdbcOperations statements, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.statements = statements;
        this.json = json;
        this.clock = clock;
    }

    /** Adds a line in the transaction of the event it records. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void append(
            PersonId person, JournalKind kind, LocalDate happenedOn, Map<String, String> details, Actor actor) {
        append(List.of(new NewLine(person, kind, happenedOn, details)), actor);
    }

    /** A line to be added. */
    public record NewLine(PersonId person, JournalKind kind, LocalDate happenedOn, Map<String, String> details) {
        public NewLine {
            details = Map.copyOf(details);
        }
    }

    /** Adds lines about several people, in their order, in the transaction of the event they record. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void append(List<NewLine> lines, Actor actor) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        statements.batchUpdate(
                """
                insert into register.journal (person_id, kind, happened_on, recorded_at, recorded_by, details)
                values (?, ?, ?, ?, ?, ?::jsonb)
                """,
                lines.stream()
                        .map(line -> new @Nullable Object[] {
                            line.person().value(),
                            line.kind().name(),
                            line.happenedOn(),
                            now,
                            actor.id(),
                            json.writeValueAsString(line.details())
                        })
                        .toList());
    }

    /** The last line that this transaction has added about the person. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Long> lastOfThisTransaction(PersonId person) {
        return jdbc.sql("""
                        select id from register.journal
                        where person_id = ? and xmin = pg_current_xact_id()::xid order by id desc limit 1
                        """).param(person.value()).query(Long.class).optional();
    }

    /** The timeline, the latest recorded first. */
    @Transactional(readOnly = true)
    public List<JournalEntry> of(PersonId person) {
        return jdbc.sql("""
                        select id, kind, happened_on, recorded_at, recorded_by, details
                        from register.journal where person_id = ? order by id desc
                        """).param(person.value()).query(JournalEntry.class).list();
    }
}
