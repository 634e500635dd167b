package pk.gov.nsor.survivors.alerts.places;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import pk.gov.nsor.survivors.alerts.Enrolment;

/**
 * What the vault knows, in memory and encrypted in the database. One process has it, and one change is made at a time, in a
 * transaction: memory follows when it is committed.
 */
@Component
public class Places {

    private final PlaceTable table;
    private final TransactionOperations transaction;
    private final Known known;
    private final ReentrantLock lock = new ReentrantLock();

    Places(PlaceTable table, TransactionOperations transaction) {
        this.table = table;
        this.transaction = transaction;
        this.known = table.read();
    }

    /** All enrolments. */
    public Collection<Enrolment> enrolments() {
        return Collections.unmodifiableCollection(known.enrolments().values());
    }

    /** An enrolment. */
    public Optional<Enrolment> find(UUID place) {
        return Optional.ofNullable(known.enrolments().get(place));
    }

    /** How many places there are, and how many of them are free. */
    public Map<String, Integer> counts() {
        return Map.of(
                "places",
                table.size(),
                "free",
                table.size() - known.enrolments().size());
    }

    /**
     * Makes a change, in the transaction there is or one of its own; nobody else changes anything before that ends.
     *
     * @param work changes the draft, which is written when it returns
     * @throws IllegalStateException where another process has begun since
     */
    public <T> T change(Function<Draft, T> work) {
        lock.lock();
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            try {
                return Objects.requireNonNull(transaction.execute(_ -> within(work)));
            } finally {
                lock.unlock();
            }
        }
        // The transaction ends later than this method.
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                lock.unlock();
            }
        });
        return within(work);
    }

    private <T> T within(Function<Draft, T> work) {
        Draft draft = (Draft) TransactionSynchronizationManager.getResource(this);
        if (draft == null) {
            table.hold();
            draft = new Draft(known, table);
            TransactionSynchronizationManager.bindResource(this, draft);
            TransactionSynchronizationManager.registerSynchronization(new Following(draft));
        }
        T result = work.apply(draft);
        draft.write();
        return result;
    }

    /** Has memory follow. */
    private final class Following implements TransactionSynchronization {

        private final Draft draft;

        Following(Draft draft) {
            this.draft = draft;
        }

        @Override
        public void afterCommit() {
            draft.committed();
        }

        @Override
        public void afterCompletion(int status) {
            Object _ = TransactionSynchronizationManager.unbindResourceIfPossible(Places.this);
        }
    }
}
