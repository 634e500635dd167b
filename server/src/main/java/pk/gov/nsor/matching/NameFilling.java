package pk.gov.nsor.matching;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.kernel.PersonId;

/**
 * Makes the terms of names that have none: of everybody who was registered before there were any, and again where the rules
 * have changed. It begins with the server, goes on wherever it was cut short, since what is missing is found in the tables,
 * and looks once a day whether an older process has written a name without them. Of several processes one does it.
 */
@Component
public class NameFilling {

    private static final Logger LOG = LoggerFactory.getLogger(NameFilling.class);

    private static final int BATCH = 2_000;
    private static final int TOLD_EVERY = 100_000;
    /** Held by whoever fills, until its batch is committed. */
    private static final long LOCK = 0x6E616D6573L;

    private static final PersonId FIRST = new PersonId(new UUID(0, 0));

    private final JdbcClient jdbc;
    private final NameTable table;
    private final TransactionOperations transaction;
    private volatile boolean isComplete;

    NameFilling(JdbcClient jdbc, NameTable table, TransactionOperations transaction) {
        this.jdbc = jdbc;
        this.table = table;
        this.transaction = transaction;
    }

    /** False until this process has seen that every name has its terms: a search may then miss somebody. */
    boolean isComplete() {
        return isComplete;
    }

    /** Fills what is missing, on a thread of its own. */
    @Scheduled(initialDelayString = "PT0S", fixedRateString = "PT24H")
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

    /** Somebody who was left out, since they were being written about: waits for that, holding nobody else. */
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
