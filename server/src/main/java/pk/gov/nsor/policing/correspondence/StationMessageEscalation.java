package pk.gov.nsor.policing.correspondence;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
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
import pk.gov.nsor.policing.supervision.DueWork;
import pk.gov.nsor.policing.supervision.Escalation;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.journal.Journal;
import pk.gov.nsor.record.register.journal.Journal.NewLine;
import pk.gov.nsor.record.register.journal.JournalKind;

/**
 * Says on the timeline that an unanswered message has come to a higher level, once for each; after days of outage only the one
 * that is reached. With whom it lies depends on none of this, and nothing is said of people who are off the register.
 */
@Component
public class StationMessageEscalation implements DueWork {

    private static final int BATCH = 500;
    private static final Actor SWEEP = Actor.system("case-review");

    private static final String REACHED = """
             from correspondence.message m
            where m.state = 'OPEN' and m.escalated_to <> 'NATIONAL'
              and (m.answer_by <= :national
                or (m.answer_by <= :province and m.escalated_to <> 'PROVINCE')
                or (m.answer_by <= :district and m.escalated_to = 'OFFICER'))
              and exists (select from registration.standing_view s where s.person_id = m.person_id
                  and s.first_day <= :today and (s.last_day is null or s.last_day >= :today))
            """;

    private final JdbcClient jdbc;
    private final People people;
    private final Escalation escalation;
    private final Journal journal;
    private final Outbox outbox;
    private final TransactionOperations transaction;

    StationMessageEscalation(
            JdbcClient jdbc,
            People people,
            Escalation escalation,
            Journal journal,
            Outbox outbox,
            TransactionOperations transaction) {
        this.jdbc = jdbc;
        this.people = people;
        this.escalation = escalation;
        this.journal = journal;
        this.outbox = outbox;
        this.transaction = transaction;
    }

    private record Reached(UUID id, PersonId person, String to, LocalDate answerBy) {}

    @Override
    public void runDue(BooleanSupplier mayGoOn) {
        boolean isGoingOn = true;
        while (isGoingOn && mayGoOn.getAsBoolean()) {
            // Whom another transaction holds waits for the next run.
            isGoingOn = Boolean.TRUE.equals(transaction.execute(_ -> tell(escalation.ofStationMessages())));
        }
    }

    private boolean tell(EscalationSteps steps) {
        List<PersonId> waiting = bound("select distinct m.person_id" + REACHED + " limit " + BATCH, steps)
                .query(PersonId.class)
                .list();
        if (waiting.isEmpty()) {
            return false;
        }
        List<Reached> reached = bound(
                        "select m.id, m.person_id, m.to_station as to, m.answer_by" + REACHED
                                + " and m.person_id = any (:people) order by m.answer_by, m.id",
                        steps)
                .param(
                        "people",
                        people.lockFree(waiting).stream().map(PersonId::value).toArray(UUID[]::new))
                .query(Reached.class)
                .list();
        jdbc.sql("""
                        update correspondence.message m set escalated_to = n.level
                        from unnest(?::uuid[], ?::text[]) as n (id, level) where m.id = n.id
                        """)
                .params(
                        reached.stream().map(Reached::id).toArray(UUID[]::new),
                        reached.stream().map(one -> level(steps, one).name()).toArray(String[]::new))
                .update();
        journal.append(
                reached.stream()
                        .map(one -> new NewLine(
                                one.person(),
                                JournalKind.STATION_MESSAGE_ESCALATED,
                                steps.today(),
                                Map.of(
                                        "station", one.to(),
                                        "since", one.answerBy().toString(),
                                        "level", level(steps, one).name())))
                        .toList(),
                SWEEP);
        outbox.publish(
                OutboxTopic.CASE_CHANGED,
                reached.stream().map(one -> one.person().value()).collect(Collectors.toSet()));
        return !reached.isEmpty();
    }

    private static EscalationLevel level(EscalationSteps steps, Reached one) {
        return steps.of(one.answerBy());
    }

    private StatementSpec bound(String sql, EscalationSteps steps) {
        return jdbc.sql(sql)
                .param("today", steps.today())
                .param("district", steps.latest(EscalationLevel.DISTRICT))
                .param("province", steps.latest(EscalationLevel.PROVINCE))
                .param("national", steps.latest(EscalationLevel.NATIONAL));
    }
}
