package pk.gov.nsor.policing.notices.review;

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
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.journal.Journal;
import pk.gov.nsor.record.register.journal.Journal.NewLine;
import pk.gov.nsor.record.register.journal.JournalKind;

/**
 * Escalates tasks and announcements that have been open for too long: it writes a line of the timeline and an event,
 * once for each level. After days of outage only the level that is reached is notified, not those passed meanwhile.
 * Nothing is escalated for people who are off the register.
 */
@Component
public class NoticeEscalation {

    private static final int BATCH = 500;
    private static final Actor SWEEP = Actor.system("case-review");

    private static final String REACHED = """
             where o.escalated_to <> 'NATIONAL'
              and (o.since_day <= :national
                or (o.since_day <= :province and o.escalated_to <> 'PROVINCE')
                or (o.since_day <= :district and o.escalated_to = 'OFFICER'))
              and exists (select from registration.standing_view s where s.person_id = o.person_id
                  and s.first_day <= :today and (s.last_day is null or s.last_day >= :today))
            """;

    private final JdbcClient jdbc;
    private final JdbcOperations statements;
    private final People people;
    private final Escalation escalation;
    private final Journal journal;
    private final Outbox outbox;
    private final TransactionOperations transaction;

    NoticeEscalation(
            JdbcClient jdbc,
            JdbcOperations statements,
            People people,
            Escalation escalation,
            Journal journal,
            Outbox outbox,
            TransactionOperations transaction) {
        this.jdbc = jdbc;
        this.statements = statements;
        this.people = people;
        this.escalation = escalation;
        this.journal = journal;
        this.outbox = outbox;
        this.transaction = transaction;
    }

    /** What lies open, and from which day on it is counted. */
    private enum Open {
        TASK(JournalKind.TRAVEL_TASK_ESCALATED, "kind", "task", """
                select t.id, t.person_id, t.kind, t.opened_on as since_day, t.escalated_to
                from notices.task t where t.outcome is null"""),
        ANNOUNCEMENT(JournalKind.ANNOUNCEMENT_ESCALATED, "announced", "announcement", """
                select a.id, a.person_id, a.kind, a.announced_on as since_day, a.escalated_to
                from notices.announcement a
                where a.closed_at is null and not exists (select from notices.notice n where n.id = a.notice_id)""");

        private final JournalKind line;
        private final String detail;
        private final String table;
        private final String from;

        Open(JournalKind line, String detail, String table, String open) {
            this.line = line;
            this.detail = detail;
            this.table = table;
            this.from = " from (" + open + ") o" + REACHED;
        }
    }

    /** @param mayGoOn asked before each batch; where it says no, the rest waits */
    public void run(BooleanSupplier mayGoOn) {
        for (Open open : Open.values()) {
            boolean isGoingOn = true;
            while (isGoingOn && mayGoOn.getAsBoolean()) {
                List<PersonId> waiting = waiting(open);
                Integer told = waiting.isEmpty()
                        ? Integer.valueOf(0)
                        : transaction.execute(status -> tell(open, people.lockFree(waiting)));
                // Whom another transaction holds waits for the next run.
                isGoingOn = told != null && told > 0;
            }
        }
    }

    private EscalationSteps steps(Open open) {
        return switch (open) {
            case TASK -> escalation.ofTasks();
            case ANNOUNCEMENT -> escalation.ofAnnouncements();
        };
    }

    private List<PersonId> waiting(Open open) {
        return bound("select distinct o.person_id" + open.from + " limit " + BATCH, steps(open))
                .query(PersonId.class)
                .list();
    }

    private int tell(Open open, List<PersonId> locked) {
        EscalationSteps steps = steps(open);
        List<Reached> found = bound(
                        "select o.*" + open.from + " and o.person_id = any (:people) order by o.since_day, o.id", steps)
                .param("people", locked.stream().map(PersonId::value).toArray(UUID[]::new))
                .query(Reached.class)
                .list();
        List<Object[]> rows = new ArrayList<>();
        List<NewLine> lines = new ArrayList<>();
        for (Reached one : found) {
            EscalationLevel level = steps.of(one.since());
            rows.add(new Object[] {level.name(), one.id()});
            lines.add(new NewLine(
                    one.person(),
                    open.line,
                    steps.today(),
                    Map.of(open.detail, one.kind(), "since", one.since().toString(), "level", level.name())));
        }
        statements.batchUpdate("update notices." + open.table + " set escalated_to = ? where id = ?", rows);
        journal.append(lines, SWEEP);
        outbox.publish(
                OutboxTopic.CASE_CHANGED,
                found.stream().map(one -> one.person().value()).collect(Collectors.toSet()));
        return found.size();
    }

    private JdbcClient.StatementSpec bound(String sql, EscalationSteps steps) {
        return jdbc.sql(sql)
                .param("today", steps.today())
                .param("district", steps.latest(EscalationLevel.DISTRICT))
                .param("province", steps.latest(EscalationLevel.PROVINCE))
                .param("national", steps.latest(EscalationLevel.NATIONAL));
    }

    private record Reached(UUID id, PersonId person, String kind, LocalDate since) {}
}
