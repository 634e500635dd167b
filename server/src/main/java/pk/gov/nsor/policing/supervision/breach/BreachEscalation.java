package pk.gov.nsor.policing.supervision.breach;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.escalation.EscalationLevel;
import pk.gov.nsor.foundation.escalation.EscalationSteps;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.outbox.Outbox;
import pk.gov.nsor.foundation.outbox.OutboxTopic;
import pk.gov.nsor.policing.supervision.Escalation;
import pk.gov.nsor.policing.supervision.caseload.CaseRepository;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.journal.Journal;
import pk.gov.nsor.record.register.journal.Journal.NewLine;
import pk.gov.nsor.record.register.journal.JournalKind;

/**
 * Escalates alleged breaches that have been undecided for too long: it writes a line of the timeline and an event,
 * once for each level. After days of outage only the level that is reached is notified, not those passed meanwhile.
 */
@Component
public class BreachEscalation {

    private static final int BATCH = 500;
    private static final Actor SWEEP = Actor.system("case-review");

    /** The levels as the database compares them, lowest first. */
    private static final String LEVELS = "array['OFFICER', 'DISTRICT', 'PROVINCE', 'NATIONAL']";

    private static final String REACHED = """
            with reached as (
                select b.id, b.person_id, b.duty_id, b.notification_duty_id, b.escalated_to,
                       case when b.alleged_on <= :national then 'NATIONAL' when b.alleged_on <= :province then 'PROVINCE'
                            when b.alleged_on <= :district then 'DISTRICT' else 'OFFICER' end as level
                from supervision.breach b where b.state = 'ALLEGED' and b.alleged_on <= :district)
            """;

    private static final String HIGHER =
            " array_position(%1$s, r.level) > array_position(%1$s, r.escalated_to)".formatted(LEVELS);

    private final JdbcClient jdbc;
    private final JdbcOperations statements;
    private final People people;
    private final Escalation escalation;
    private final Journal journal;
    private final Outbox outbox;
    private final TransactionOperations transaction;
    private final Clock clock;

    BreachEscalation(
            JdbcClient jdbc,
            JdbcOperations statements,
            People people,
            Escalation escalation,
            Journal journal,
            Outbox outbox,
            TransactionOperations transaction,
            Clock clock) {
        this.jdbc = jdbc;
        this.statements = statements;
        this.people = people;
        this.escalation = escalation;
        this.journal = journal;
        this.outbox = outbox;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** @param mayGoOn asked before each batch but the first; where it says no, the rest waits */
    public void run(BooleanSupplier mayGoOn) {
        List<PersonId> waiting = waiting();
        while (!waiting.isEmpty()) {
            List<PersonId> batch = waiting;
            Integer told = transaction.execute(status -> tell(people.lockFree(batch)));
            // Whom another transaction holds waits for the next run.
            boolean isDone = told == null || told == 0 || !mayGoOn.getAsBoolean();
            waiting = isDone ? List.of() : waiting();
        }
    }

    private List<PersonId> waiting() {
        return bound(REACHED + "select distinct r.person_id from reached r where" + HIGHER + " limit " + BATCH)
                .query((row, number) -> CaseRepository.person(row))
                .list();
    }

    private int tell(List<PersonId> locked) {
        List<Reached> found = bound(REACHED + """
                        select r.id, r.person_id, r.level, coalesce(d.kind, 'NOTIFY_' || t.kind) as kind,
                               coalesce(d.due_on, t.due_on) as due_on
                        from reached r
                        left join supervision.duty d on d.id = r.duty_id
                        left join supervision.notification_duty t on t.id = r.notification_duty_id
                        where r.person_id = any (:people) and""" + HIGHER)
                .param("people", locked.stream().map(PersonId::value).toArray(UUID[]::new))
                .query(Reached.class)
                .list();
        LocalDate today = LocalDate.now(clock);
        List<Object[]> rows = new ArrayList<>();
        List<NewLine> lines = new ArrayList<>();
        for (Reached breach : found) {
            rows.add(new Object[] {breach.level().name(), breach.id()});
            lines.add(new NewLine(
                    breach.person(),
                    JournalKind.BREACH_ESCALATED,
                    today,
                    Map.of(
                            "kind", breach.kind(),
                            "due", breach.dueOn().toString(),
                            "level", breach.level().name())));
        }
        statements.batchUpdate("update supervision.breach set escalated_to = ? where id = ?", rows);
        journal.append(lines, SWEEP);
        outbox.publish(
                OutboxTopic.CASE_CHANGED,
                found.stream().map(breach -> breach.person().value()).collect(Collectors.toSet()));
        return found.size();
    }

    private JdbcClient.StatementSpec bound(String sql) {
        EscalationSteps steps = escalation.ofBreaches();
        return jdbc.sql(sql)
                .param("district", steps.latest(EscalationLevel.DISTRICT))
                .param("province", steps.latest(EscalationLevel.PROVINCE))
                .param("national", steps.latest(EscalationLevel.NATIONAL));
    }

    private record Reached(UUID id, PersonId person, EscalationLevel level, String kind, LocalDate dueOn) {}
}
