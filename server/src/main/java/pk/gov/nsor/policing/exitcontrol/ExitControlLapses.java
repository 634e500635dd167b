package pk.gov.nsor.policing.exitcontrol;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.outbox.Outbox;
import pk.gov.nsor.foundation.outbox.OutboxTopic;
import pk.gov.nsor.policing.supervision.DueWork;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.journal.Journal;
import pk.gov.nsor.record.register.journal.Journal.NewLine;
import pk.gov.nsor.record.register.journal.JournalKind;

/** Notices exit controls whose last day has passed, so that immigration is told and the timeline says it. Whether one holds depends on none of this. */
@Component
public class ExitControlLapses implements DueWork {

    private static final int BATCH = 500;
    private static final Actor SWEEP = Actor.system("case-review");

    private static final String OVER = """
             from exitcontrol.request r join exitcontrol.lasting l on l.request_id = r.id
            where l.until_day < :today and r.lapsed_at is null""";

    private final JdbcClient jdbc;
    private final People people;
    private final Journal journal;
    private final Outbox outbox;
    private final TransactionOperations transaction;
    private final Clock clock;

    ExitControlLapses(
            JdbcClient jdbc,
            People people,
            Journal journal,
            Outbox outbox,
            TransactionOperations transaction,
            Clock clock) {
        this.jdbc = jdbc;
        this.people = people;
        this.journal = journal;
        this.outbox = outbox;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public void runDue(BooleanSupplier mayGoOn) {
        boolean isGoingOn = true;
        while (isGoingOn && mayGoOn.getAsBoolean()) {
            // Whom another transaction holds waits for the next run.
            isGoingOn = Boolean.TRUE.equals(transaction.execute(_ -> notice()));
        }
    }

    private record Lapsed(UUID id, PersonId person, LocalDate until, boolean isOnRegister) {

        /** Of the first day on which it held no longer. */
        private NewLine line() {
            return new NewLine(
                    person, JournalKind.EXIT_CONTROL_LAPSED, until.plusDays(1), Map.of("until", until.toString()));
        }
    }

    private boolean notice() {
        List<PersonId> over = jdbc.sql("select distinct r.person_id" + OVER + " limit :most")
                .param("today", LocalDate.now(clock))
                .param("most", BATCH)
                .query(PersonId.class)
                .list();
        UUID[] free = people.lockFree(over).stream().map(PersonId::value).toArray(UUID[]::new);
        List<Lapsed> lapsed = jdbc.sql("""
                        select r.id, r.person_id, l.until_day as until,
                            exists (select from registration.standing_view t where t.person_id = r.person_id
                                and t.first_day <= :today and (t.last_day is null or t.last_day >= :today)) as is_on_register
                        """ + OVER + " and r.person_id = any (:people) order by l.until_day, r.id")
                .param("today", LocalDate.now(clock))
                .param("people", free)
                .query(Lapsed.class)
                .list();
        jdbc.sql("update exitcontrol.request set lapsed_at = :now where id = any (:ids)")
                .param("now", OffsetDateTime.now(clock))
                .param("ids", lapsed.stream().map(Lapsed::id).toArray(UUID[]::new))
                .update();
        // Whoever came off the register was under none from then on, and nothing is added to what may be sealed.
        journal.append(
                lapsed.stream().filter(Lapsed::isOnRegister).map(Lapsed::line).toList(), SWEEP);
        outbox.publish(OutboxTopic.CASE_CHANGED, List.of(free));
        return free.length > 0;
    }
}
