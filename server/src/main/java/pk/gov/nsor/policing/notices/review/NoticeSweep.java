package pk.gov.nsor.policing.notices.review;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
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

    private static final Logger LOG = LoggerFactory.getLogger(NoticeSweep.class);

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
        Set<UUID> failed = new HashSet<>();
        boolean isGoingOn = true;
        while (isGoingOn && mayGoOn.getAsBoolean()) {
            int failedBefore = failed.size();
            List<PersonId> due = due(LocalDate.now(clock), failed);
            int reviewed = due.isEmpty() ? 0 : review(due, failed);
            // Whom another transaction holds waits for the next run.
            isGoingOn = reviewed > 0 || failed.size() > failedBefore;
        }
        escalation.run(mayGoOn);
    }

    private List<PersonId> due(LocalDate today, Set<UUID> failed) {
        List<PersonId> ofNotices = table.due(today, failed, BATCH);
        return ofNotices.isEmpty() ? days.due(today, failed, BATCH) : ofNotices;
    }

    /**
     * Where one person's notices can not be reviewed the others of the batch are, one by one.
     *
     * @param failed takes those whose could not be; the next run tries them again
     * @return of how many they were reviewed
     */
    private int review(List<PersonId> due, Set<UUID> failed) {
        try {
            return review(due);
        } catch (TransactionException | TransientDataAccessException | DataAccessResourceFailureException notNow) {
            throw notNow;
        } catch (RuntimeException | Error broken) {
            if (due.size() == 1) {
                UUID person = due.getFirst().value();
                LOG.error("The notices of {} can not be reviewed; those of others are", person, broken);
                failed.add(person);
                return 0;
            }
            return due.stream()
                    .mapToInt(person -> review(List.of(person), failed))
                    .sum();
        }
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
