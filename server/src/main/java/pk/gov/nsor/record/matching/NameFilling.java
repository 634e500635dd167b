package pk.gov.nsor.record.matching;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.foundation.jobs.Job;
import pk.gov.nsor.foundation.kernel.PersonId;

/**
 * Computes what names are found by that have nothing yet: of everybody who was registered before the search, and
 * again where the rules have changed. It starts with the server and continues after any interruption, since what
 * is missing is found in the tables. Once a day it checks whether an older process has written a name without
 * it. Only one of several processes does it at a time.
 */
@Component
public class NameFilling {

    private static final Logger LOG = LoggerFactory.getLogger(NameFilling.class);

    private static final int BATCH = 2_000;
    private static final int TOLD_EVERY = 100_000;
    /** The lock held while filling, until the batch is committed. */
    private static final long LOCK = 0x6E616D6573L;

    private static final PersonId FIRST = new PersonId(new UUID(0, 0));

    private final JdbcClient jdbc;
    private final NameRepository table;
    private final TransactionOperations transaction;
    private volatile boolean isComplete;

    NameFilling(JdbcClient jdbc, NameRepository table, TransactionOperations transaction) {
        this.jdbc = jdbc;
        this.table = table;
        this.transaction = transaction;
    }

    @Bean
    static Job nameFillingJob(NameFilling filling) {
        return Job.inEveryProcess("matching.names", Duration.ofDays(1))
                .first(Duration.ZERO)
                .within(Duration.ofHours(12))
                .does(filling::fill);
    }

    /** False until this process has seen that every name is ready; until then a search may miss somebody. */
    boolean isComplete() {
        return isComplete;
    }

    /** Fills in what is missing, on a thread of its own. */
    public void fill() {
        long filled = 0;
        PersonId after = FIRST;
        for (List<UUID> batch = batch(after); !batch.isEmpty(); batch = batch(after)) {
            after = new PersonId(batch.getLast());
            filled += batch.size();
            if (filled % TOLD_EVERY == 0) {
                LOG.info("Names made ready for the search so far: of {} people", filled);
            }
        }
        while (one()) {
            filled++;
        }
        isComplete = true;
        if (filled > 0) {
            LOG.info("Names made ready for the search: of {} people", filled);
        }
    }

    /**
     * One person who was skipped because a transaction was writing about them: waits for that transaction, and locks
     * nobody else.
     */
    private boolean one() {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            Optional<UUID> missing = table.firstMissing();
            missing.ifPresent(person -> {
                table.await(person);
                table.fill(List.of(person));
            });
            return missing.isPresent();
        }));
    }

    private List<UUID> batch(PersonId after) {
        return Objects.requireNonNull(transaction.execute(status -> {
            // Waits for another process's batch, and then finds those people done.
            jdbc.sql("select pg_advisory_xact_lock(?)")
                    .param(LOCK)
                    .query((row, number) -> 0)
                    .single();
            List<UUID> missing = table.missing(after, BATCH);
            if (!missing.isEmpty()) {
                table.fill(missing);
            }
            return missing;
        }));
    }
}
