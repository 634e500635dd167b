package pk.gov.nsor.policing.supervision;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.escalation.EscalationLevel;
import pk.gov.nsor.foundation.escalation.EscalationSteps;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.outbox.Outbox;
import pk.gov.nsor.foundation.outbox.OutboxTopic;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.journal.Journal;
import pk.gov.nsor.record.register.journal.Journal.NewLine;
import pk.gov.nsor.record.register.journal.JournalKind;

/**
 * Escalates what has been undecided for too long: it writes a line of the timeline and an event, once for each level. After
 * days of outage only the level that is reached is notified, not those passed meanwhile.
 */
@Component
public class TimelineEscalation {

    private static final int BATCH = 500;
    private static final Actor SWEEP = Actor.system("case-review");

    private static final String REACHED = """
             from (%s) o where o.escalated_to <> 'NATIONAL'
              and (o.since <= :national
                or (o.since <= :province and o.escalated_to <> 'PROVINCE')
                or (o.since <= :district and o.escalated_to = 'OFFICER'))
            """;

    private final JdbcClient jdbc;
    private final People people;
    private final Journal journal;
    private final Outbox outbox;
    private final TransactionOperations transaction;

    TimelineEscalation(
            JdbcClient jdbc, People people, Journal journal, Outbox outbox, TransactionOperations transaction) {
        this.jdbc = jdbc;
        this.people = people;
        this.journal = journal;
        this.outbox = outbox;
        this.transaction = transaction;
    }

    /**
     * What waits for a decision.
     *
     * @param table that keeps the highest level notified, in {@code escalated_to}
     * @param line of the timeline
     * @param what names the detail {@code what} of the line
     * @param day names the detail {@code day} of the line
     * @param open statement of all that wait, with the columns id, person_id, escalated_to, since (the day from which on
     *     they are counted), what and day; its parameter {@code :today} is the day counted to
     */
    public record Undecided(String table, JournalKind line, String what, String day, String open) {}

    private record Reached(UUID id, PersonId person, LocalDate since, String what, LocalDate day) {}

    /** @param mayGoOn asked before each batch; where it says no, the rest waits */
    public void run(Undecided undecided, Supplier<EscalationSteps> steps, BooleanSupplier mayGoOn) {
        boolean isGoingOn = true;
        while (isGoingOn && mayGoOn.getAsBoolean()) {
            // Whom another transaction holds waits for the next run.
            isGoingOn = Boolean.TRUE.equals(transaction.execute(_ -> tell(undecided, steps.get())));
        }
    }

    private boolean tell(Undecided undecided, EscalationSteps steps) {
        String from = REACHED.formatted(undecided.open());
        List<PersonId> waiting = bound("select distinct o.person_id" + from + " limit " + BATCH, steps)
                .query(PersonId.class)
                .list();
        if (waiting.isEmpty()) {
            return false;
        }
        List<Reached> reached = bound(
                        "select o.*" + from + " and o.person_id = any (:people) order by o.since, o.id", steps)
                .param(
                        "people",
                        people.lockFree(waiting).stream().map(PersonId::value).toArray(UUID[]::new))
                .query(Reached.class)
                .list();
        jdbc.sql("update " + undecided.table() + """
                         t set escalated_to = n.level
                        from unnest(?::uuid[], ?::text[]) as n (id, level) where t.id = n.id
                        """)
                .params(
                        reached.stream().map(Reached::id).toArray(UUID[]::new),
                        reached.stream()
                                .map(one -> steps.of(one.since()).name())
                                .toArray(String[]::new))
                .update();
        journal.append(
                reached.stream()
                        .map(one -> new NewLine(
                                one.person(),
                                undecided.line(),
                                steps.today(),
                                Map.of(
                                        undecided.what(),
                                        one.what(),
                                        undecided.day(),
                                        one.day().toString(),
                                        "level",
                                        steps.of(one.since()).name())))
                        .toList(),
                SWEEP);
        outbox.publish(
                OutboxTopic.CASE_CHANGED,
                reached.stream().map(one -> one.person().value()).collect(Collectors.toSet()));
        return !reached.isEmpty();
    }

    private StatementSpec bound(String sql, EscalationSteps steps) {
        return jdbc.sql(sql)
                .param("today", steps.today())
                .param("district", steps.latest(EscalationLevel.DISTRICT))
                .param("province", steps.latest(EscalationLevel.PROVINCE))
                .param("national", steps.latest(EscalationLevel.NATIONAL));
    }
}
