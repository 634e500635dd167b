package pk.gov.nsor.policing.notices.review;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.policing.notices.NoticeRepository;
import pk.gov.nsor.policing.supervision.DueWork;
import pk.gov.nsor.record.register.People;

/**
 * What time brings: who should be back from abroad, last days that a holiday or an outage has moved, what nobody has seen to, drafts that
 * nobody has finished.
 */
@Component
@Order(2)
public class NoticeSweep implements DueWork {

    private static final int BATCH = 200;

    private final NoticeRepository table;
    private final ReviewDays days;
    private final NoticeReviews reviews;
    private final NoticeEscalation escalation;
    private final People people;
    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final Clock clock;

    NoticeSweep(
            NoticeRepository table,
            ReviewDays days,
            NoticeReviews reviews,
            NoticeEscalation escalation,
            People people,
            JdbcClient jdbc,
            TransactionOperations transaction,
            Clock clock) {
        this.table = table;
        this.days = days;
        this.reviews = reviews;
        this.escalation = escalation;
        this.people = people;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public void runDue(BooleanSupplier mayGoOn) {
        jdbc.sql("delete from notices.draft where expires_at < ?")
                .param(OffsetDateTime.now(clock))
                .update();
        boolean isGoingOn = true;
        while (isGoingOn && mayGoOn.getAsBoolean()) {
            List<PersonId> due = due(LocalDate.now(clock));
            int reviewed = due.isEmpty() ? 0 : review(due);
            // Whom another transaction holds waits for the next run.
            isGoingOn = reviewed > 0;
        }
        escalation.run(mayGoOn);
    }

    private List<PersonId> due(LocalDate today) {
        List<PersonId> ofNotices = table.due(today, BATCH);
        return ofNotices.isEmpty() ? days.due(today, BATCH) : ofNotices;
    }

    private int review(List<PersonId> due) {
        Integer reviewed = transaction.execute(status -> {
            List<PersonId> free = people.lockFree(due);
            days.begun(free, LocalDate.now(clock));
            free.forEach(reviews::review);
            return free.size();
        });
        return reviewed == null ? 0 : reviewed;
    }
}
