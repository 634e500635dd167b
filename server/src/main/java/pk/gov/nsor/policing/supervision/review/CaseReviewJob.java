package pk.gov.nsor.policing.supervision.review;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.foundation.jobs.LastingWork;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.reference.PoliceStation;
import pk.gov.nsor.foundation.reference.PoliceStations;
import pk.gov.nsor.policing.supervision.breach.BreachEscalation;
import pk.gov.nsor.record.register.People;

/**
 * What time brings: every case whose day has come is reviewed. What waits is in the table of cases, so that it can be cut
 * short anywhere and goes on, in whichever process; several at once take different people.
 */
@Component
public class CaseReviewJob {

    private static final Logger LOG = LoggerFactory.getLogger(CaseReviewJob.class);

    /** While one batch waits for the database another is worked out. */
    private static final int AT_ONCE = 2;

    private final JdbcClient jdbc;
    private final People people;
    private final CaseReviews reviews;
    private final BreachEscalation escalation;
    private final PoliceStations stations;
    private final TransactionOperations transaction;
    private final Clock clock;
    private final int batch;

    /** @param batch how many cases one transaction takes at most */
    CaseReviewJob(
            JdbcClient jdbc,
            People people,
            CaseReviews reviews,
            BreachEscalation escalation,
            PoliceStations stations,
            TransactionOperations transaction,
            Clock clock,
            @Value("${nsor.supervision.batch:500}") int batch) {
        this.jdbc = jdbc;
        this.people = people;
        this.reviews = reviews;
        this.escalation = escalation;
        this.stations = stations;
        this.transaction = transaction;
        this.clock = clock;
        this.batch = batch;
    }

    /**
     * Opens the cases that are missing and goes on until nobody waits for today.
     *
     * @return how many cases were reviewed
     */
    public long run() {
        return run(() -> true);
    }

    /** @param mayGoOn asked before each batch; where it says no, the rest waits */
    long run(BooleanSupplier mayGoOn) {
        lookAtEnded();
        return openMissing(mayGoOn) + runDue(mayGoOn);
    }

    /** Whose station is no more waits for no day to come: another one is to answer. */
    private void lookAtEnded() {
        LocalDate today = LocalDate.now(clock);
        jdbc.sql("""
                        update supervision.case_file c set next_review_on = ?
                        where (c.next_review_on is null or c.next_review_on > ?)
                          and exists (select from supervision.responsibility r
                              where r.person_id = c.person_id and r.until_day is null and r.station_code = any (?))
                        """)
                .param(today)
                .param(today)
                .param(stations.ended().stream().map(PoliceStation::code).toArray(String[]::new))
                .update();
    }

    /** As {@link #run}, but of the cases that there are. */
    public long runDue(BooleanSupplier mayGoOn) {
        long done = 0;
        boolean goesOn = true;
        Set<UUID> failed = ConcurrentHashMap.newKeySet();
        List<PersonId> waiting = due(failed);
        while (!waiting.isEmpty()) {
            int failedBefore = failed.size();
            int reviewed = reviewAtOnce(waiting, failed);
            done += reviewed;
            boolean isStuck = reviewed == 0 && failed.size() == failedBefore;
            goesOn = mayGoOn.getAsBoolean();
            waiting = isStuck || !goesOn ? List.of() : due(failed);
        }
        if (goesOn) {
            escalate(mayGoOn);
        }
        if (done > 0) {
            LOG.info("Cases reviewed: {}", done);
        }
        return done;
    }

    /** Where it fails, the next run tries it again: the cases were reviewed all the same. */
    private void escalate(BooleanSupplier mayGoOn) {
        try {
            escalation.run(mayGoOn);
        } catch (RuntimeException | Error failed) {
            LastingWork.tell("supervision.case-review, BreachEscalation", failed);
        }
    }

    /** Of people who came onto the register before there was supervision, or were loaded beside it. */
    private long openMissing(BooleanSupplier mayGoOn) {
        LocalDate today = LocalDate.now(clock);
        long done = 0;
        UUID last = new UUID(0, 0);
        while (mayGoOn.getAsBoolean()) {
            // Both sides begin after the last one: a merge of the two would else read all cases again for each batch.
            List<PersonId> missing = jdbc.sql("""
                            select s.person_id from registration.standing_view s
                            where s.person_id > ? and s.first_day <= ? and (s.last_day is null or s.last_day >= ?)
                              and not exists (select from supervision.case_file c
                                  where c.person_id = s.person_id and c.person_id > ?)
                            order by s.person_id limit ?
                            """)
                    .params(last, today, today, last, AT_ONCE * batch)
                    .query(PersonId.class)
                    .list();
            if (missing.isEmpty()) {
                break;
            }
            done += reviewAtOnce(missing, ConcurrentHashMap.newKeySet());
            last = missing.getLast().value();
        }
        return done;
    }

    private List<PersonId> due(Set<UUID> failed) {
        return jdbc.sql("""
                        select person_id from supervision.case_file
                        where next_review_on <= ? and person_id <> all (?)
                        order by next_review_on, person_id limit ?
                        """)
                .params(LocalDate.now(clock), failed.toArray(UUID[]::new), AT_ONCE * batch)
                .query(PersonId.class)
                .list();
    }

    /** Several batches at once, each in its transaction. */
    private int reviewAtOnce(List<PersonId> waiting, Set<UUID> failed) {
        if (waiting.size() <= batch) {
            return review(waiting, failed);
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> parts = IntStream.iterate(0, from -> from < waiting.size(), from -> from + batch)
                    .mapToObj(from -> waiting.subList(from, Math.min(from + batch, waiting.size())))
                    .map(part -> threads.submit(() -> review(part, failed)))
                    .toList();
            int reviewed = 0;
            for (Future<Integer> part : parts) {
                reviewed += part.get();
            }
            return reviewed;
        } catch (ExecutionException broken) {
            throw broken.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    /**
     * Where one case can not be reviewed the others of its batch are, one by one: nobody is lost sight of for somebody
     * else's record.
     *
     * @param failed takes those that could not be; the next run tries them again
     * @return how many were reviewed; those whom another transaction holds just now wait for the next run
     */
    private int review(List<PersonId> waiting, Set<UUID> failed) {
        try {
            return review(waiting);
        } catch (TransactionException | TransientDataAccessException | DataAccessResourceFailureException notNow) {
            throw notNow;
        } catch (RuntimeException | Error broken) {
            if (waiting.size() == 1) {
                UUID person = waiting.getFirst().value();
                LOG.error("The case of {} can not be reviewed; the other cases are", person, broken);
                failed.add(person);
                return 0;
            }
            return waiting.stream()
                    .mapToInt(person -> review(List.of(person), failed))
                    .sum();
        }
    }

    private int review(List<PersonId> waiting) {
        Integer reviewed = transaction.execute(status -> {
            List<PersonId> free = people.lockFree(waiting);
            reviews.review(free);
            return free.size();
        });
        return reviewed == null ? 0 : reviewed;
    }
}
