package pk.gov.nsor.audit;

import java.time.Clock;
import java.util.List;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import pk.gov.nsor.keys.Keys;
import tools.jackson.databind.ObjectMapper;

/** Adds entries to the trail. There is no way to change or remove one. */
@Component
public class Trail {

    private static final int MOST_TOGETHER = 256;

    /** While one waits for the disk another gathers. */
    private static final int AT_ONCE = 2;

    private final TrailRows rows;
    private final TransactionTemplate alone;
    private final SharedCommits<TrailRow> together;
    private final TrailState state;

    public Trail(
            JdbcTemplate jdbc, PlatformTransactionManager transactions, Keys keys, ObjectMapper json, Clock clock) {
        this.rows = new TrailRows(jdbc, keys, json, clock);
        this.alone = new TransactionTemplate(transactions);
        this.alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.together = new SharedCommits<>(rows::insert, MOST_TOGETHER, AT_ONCE);
        this.state = new TrailState(clock);
    }

    TrailState state() {
        return state;
    }

    /**
     * Adds an entry in the transaction of the action it tells of: both are there, or neither.
     *
     * @throws org.springframework.transaction.IllegalTransactionStateException outside a transaction
     * @throws TrailUnavailableException where the database does not take it
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void append(TrailEntry entry) {
        tried(() -> rows.insert(List.of(rows.withKey(entry))));
        CommittedEntries.countAtCommit();
    }

    /**
     * Adds an entry in a transaction apart from the caller's and returns when it is on disk: for a look, before anything is
     * shown, and for a refusal or failure, after the action was undone. Entries that come at the same time share a commit.
     *
     * @throws TrailUnavailableException where the database does not take it
     */
    public void appendAlone(TrailEntry entry) {
        tried(() -> {
            // One that waits for a lock would hold up all that share its commit: they insert entries alone, which wait
            // for
            // nobody. So whoever holds locks of its own, or has a key to make, goes by itself.
            TrailRow row =
                    TransactionSynchronizationManager.isActualTransactionActive() ? null : rows.ofKnownKey(entry);
            if (row == null || !isWrittenTogether(row)) {
                alone.executeWithoutResult(status -> rows.insert(List.of(rows.withKey(entry))));
            }
        });
        CommittedEntries.count(1);
    }

    /** False where the database refused one of those that shared its transaction, so that none is there. */
    private boolean isWrittenTogether(TrailRow row) {
        try {
            together.write(row);
            return true;
        } catch (SharedCommits.SharedFailureException shared) {
            if (shared.failure() instanceof DataAccessException refused
                    && !(refused instanceof DataAccessResourceFailureException)) {
                return false;
            }
            // Whether it is there is not known where the line broke; a second entry would tell of a second look.
            throw shared.failure();
        }
    }

    private void tried(Runnable insert) {
        try {
            insert.run();
        } catch (TransientDataAccessException passing) {
            // Two who wait for each other: whoever can try again does, and the trail itself is well.
            throw passing;
        } catch (DataAccessException refused) {
            state.failed(refused);
            throw new TrailUnavailableException(refused);
        }
        state.succeeded();
    }
}
