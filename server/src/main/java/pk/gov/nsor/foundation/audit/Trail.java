package pk.gov.nsor.foundation.audit;

import java.time.Clock;
import java.util.List;
import java.util.function.BooleanSupplier;
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
import pk.gov.nsor.foundation.audit.sealing.OwnEntries;
import pk.gov.nsor.foundation.audit.sealing.OwnEntries.Written;
import pk.gov.nsor.foundation.keys.Keys;
import tools.jackson.databind.ObjectMapper;

/** Adds entries to the trail. There is no way to change or remove one. */
@Component
public class Trail {

    private static final int MOST_TOGETHER = 256;

    /** While one waits for the disk, another collects. */
    private static final int AT_ONCE = 2;

    private final TrailRows rows;
    private final TransactionTemplate alone;
    private final SharedCommits<TrailRow> together;
    private final TrailState state;
    private volatile OwnEntries own = new OwnEntries();
    private volatile BooleanSupplier showsNothing = () -> false;

    public Trail(
            JdbcTemplate jdbc, PlatformTransactionManager transactions, Keys keys, ObjectMapper json, Clock clock) {
        this.rows = new TrailRows(jdbc, keys, json, clock);
        this.alone = new TransactionTemplate(transactions);
        this.alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.together = new SharedCommits<>(this::insertAndCommit, MOST_TOGETHER, AT_ONCE);
        this.state = new TrailState(clock);
    }

    TrailState state() {
        return state;
    }

    /** Remembers what is committed from now on until it has seen it sealed. */
    public void watchedBy(OwnEntries watching) {
        own = watching;
    }

    /** While this is so, no entries of record views are accepted, so no record is shown. */
    void showsNothingWhile(BooleanSupplier unsealed) {
        showsNothing = unsealed;
    }

    /**
     * Adds an entry in the transaction of the action it records: both are committed, or neither.
     *
     * @throws org.springframework.transaction.IllegalTransactionStateException outside a transaction
     * @throws TrailUnavailableException where the database does not take it
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void append(TrailEntry entry) {
        tried(() -> {
            List<Written> written = rows.insert(List.of(rows.withKey(entry)));
            CommittedEntries.countAtCommit(() -> own.committed(written));
        });
    }

    /**
     * Adds an entry in a transaction apart from the caller's and returns when it is on disk. Used for a view, before
     * anything is shown, and for a refusal or failure, after the action was rolled back. Entries that come at the same
     * time share a commit.
     *
     * @throws TrailUnavailableException where the database does not take it
     */
    public void appendAlone(TrailEntry entry) {
        if (entry.outcome() == TrailEntry.Outcome.DONE
                && entry.action().showsRecords()
                && showsNothing.getAsBoolean()) {
            throw new TrailUnavailableException("The trail is not sealed");
        }
        tried(() -> {
            // An entry that waits for a lock would delay all that share its commit. Shared ones only insert entries,
            // which wait
            // for nobody.
            // An entry whose writer holds locks, or has a key to make, is written alone.
            TrailRow row =
                    TransactionSynchronizationManager.isActualTransactionActive() ? null : rows.ofKnownKey(entry);
            if (row == null || !isWrittenTogether(row)) {
                alone.executeWithoutResult(status -> {
                    List<Written> written = rows.insert(List.of(rows.withKey(entry)));
                    CommittedEntries.afterCommit(() -> own.committed(written));
                });
            }
        });
        CommittedEntries.count(1);
    }

    private void insertAndCommit(List<TrailRow> together) {
        own.committed(rows.insert(together));
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
            // Where the connection broke it is not known whether the entry was stored; a second entry would record a
            // second view.
            throw shared.failure();
        }
    }

    private void tried(Runnable insert) {
        try {
            insert.run();
        } catch (TransientDataAccessException passing) {
            // A deadlock: a transaction that can be repeated is, and the trail itself is in order.
            throw passing;
        } catch (DataAccessException refused) {
            state.failed(refused);
            throw new TrailUnavailableException(refused);
        }
        state.succeeded();
    }
}
