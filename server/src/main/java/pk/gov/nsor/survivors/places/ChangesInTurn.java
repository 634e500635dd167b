package pk.gov.nsor.survivors.places;

import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Changes of what is in memory and in the database: one at a time, in a transaction. Memory follows when it is committed. Where a
 * commit failed of which nobody knows whether it is there, memory is read anew with the next change: what is written from memory
 * would otherwise undo what the database has.
 *
 * @param <D> a change that is being made
 */
public abstract class ChangesInTurn<D> {

    private final TransactionOperations transaction;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile boolean isDoubtful;

    protected ChangesInTurn(TransactionOperations transaction) {
        this.transaction = transaction;
    }

    /** Holds what is in the database until the transaction ends; a transaction before, of whatever outcome, has ended then. */
    protected abstract void hold();

    /** Reads into memory what is in the database. */
    protected abstract void readAnew();

    /** Begins a change. */
    protected abstract D begin();

    /** Writes into the database what the change has come to so far. */
    protected abstract void write(D draft);

    /** Has memory follow. */
    protected abstract void committed(D draft);

    /**
     * Makes a change, in the transaction there is or one of its own; nobody else changes anything before that ends.
     *
     * @param work changes the draft, which is written when it returns
     * @throws IllegalStateException where another process has begun since
     */
    public final <T> T change(Function<D, T> work) {
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

    /** Whether memory may not be what is in the database, until the next change. */
    protected final boolean isDoubtful() {
        return isDoubtful;
    }

    private <T> T within(Function<D, T> work) {
        @SuppressWarnings("unchecked")
        Begun<D> begun = (Begun<D>) TransactionSynchronizationManager.getResource(this);
        if (begun == null) {
            hold();
            if (isDoubtful) {
                readAnew();
                isDoubtful = false;
            }
            begun = new Begun<>(begin());
            TransactionSynchronizationManager.bindResource(this, begun);
            TransactionSynchronizationManager.registerSynchronization(new Following(begun.draft()));
        }
        T result = work.apply(begun.draft());
        write(begun.draft());
        return result;
    }

    private record Begun<D>(D draft) {}

    private final class Following implements TransactionSynchronization {

        private final D draft;

        Following(D draft) {
            this.draft = draft;
        }

        @Override
        public void afterCommit() {
            isDoubtful = true;
            committed(draft);
            isDoubtful = false;
        }

        @Override
        public void afterCompletion(int status) {
            Object _ = TransactionSynchronizationManager.unbindResourceIfPossible(ChangesInTurn.this);
            if (status == STATUS_UNKNOWN) {
                isDoubtful = true;
            }
        }
    }
}
