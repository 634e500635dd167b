package pk.gov.nsor.policing.exitcontrol;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.outbox.Outbox;
import pk.gov.nsor.foundation.outbox.OutboxTopic;
import pk.gov.nsor.policing.supervision.DueWork;
import pk.gov.nsor.record.register.People;

/** Notices exit controls whose last day has passed, so that immigration is told. Whether one holds depends on none of this. */
@Component
public class ExitControlLapses implements DueWork {

    private static final int BATCH = 500;

    private static final String OVER = """
             from exitcontrol.request r join exitcontrol.lasting l on l.request_id = r.id
            where l.until_day < :today and r.lapsed_at is null""";

    private final JdbcClient jdbc;
    private final People people;
    private final Outbox outbox;
    private final TransactionOperations transaction;
    private final Clock clock;

    ExitControlLapses(JdbcClient jdbc, People people, Outbox outbox, TransactionOperations transaction, Clock clock) {
        this.jdbc = jdbc;
        this.people = people;
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

    private boolean notice() {
        List<PersonId> over = jdbc.sql("select distinct r.person_id" + OVER + " limit :most")
                .param("today", LocalDate.now(clock))
                .param("most", BATCH)
                .query(PersonId.class)
                .list();
        UUID[] free = people.lockFree(over).stream().map(PersonId::value).toArray(UUID[]::new);
        jdbc.sql("update exitcontrol.request set lapsed_at = :now where id in (select r.id" + OVER
                        + " and r.person_id = any (:people))")
                .param("now", OffsetDateTime.now(clock))
                .param("today", LocalDate.now(clock))
                .param("people", free)
                .update();
        outbox.publish(OutboxTopic.CASE_CHANGED, List.of(free));
        return free.length > 0;
    }
}
