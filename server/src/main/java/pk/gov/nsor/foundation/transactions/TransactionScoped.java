package pk.gov.nsor.foundation.transactions;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.ResourceHolderSupport;
import org.springframework.transaction.support.ResourceHolderSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * A value read once in a transaction and discarded with it, whether it commits or is rolled back. A nested independent
 * transaction reads its own; outside of any transaction, it is read at each use.
 */
public final class TransactionScoped<T extends Object> {

    private final Supplier<T> reading;
    private final boolean isLostOnRollback;

    public TransactionScoped(Supplier<T> reading) {
        this(reading, false);
    }

    private TransactionScoped(Supplier<T> reading, boolean isLostOnRollback) {
        this.reading = reading;
        this.isLostOnRollback = isLostOnRollback;
    }

    /**
     * A value that is also discarded where the transaction goes back to a savepoint: locks that were taken since are lost then,
     * and what was written since is not there.
     */
    public static <T extends Object> TransactionScoped<T> lostOnRollbackToSavepoint(Supplier<T> reading) {
        return new TransactionScoped<>(reading, true);
    }

    /** The value as this transaction first read it; read now where it has not been read yet. */
    public T get() {
        if (!TransactionSynchronizationManager.isActualTransactionActive()
                || !TransactionSynchronizationManager.isSynchronizationActive()) {
            return reading.get();
        }
        Held<T> held = held();
        if (held == null) {
            held = new Held<>();
            TransactionSynchronizationManager.bindResource(this, held);
            TransactionSynchronizationManager.registerSynchronization(new Keeping<>(held, this));
        }
        T value = held.value;
        if (value == null) {
            value = reading.get();
            held.value = value;
        }
        return value;
    }

    /**
     * Makes the next use in this transaction read again: after a lock, from which on others can change nothing, or
     * after a change.
     */
    public void forget() {
        Held<T> held = held();
        if (held != null) {
            held.value = null;
        }
    }

    @SuppressWarnings("unchecked") // bound by get alone
    private @Nullable Held<T> held() {
        return (Held<T>) TransactionSynchronizationManager.getResource(this);
    }

    private static final class Held<T> extends ResourceHolderSupport {

        private @Nullable T value;
    }

    /** Unbinds it at the end, and while another transaction runs in between. */
    private static final class Keeping<T> extends ResourceHolderSynchronization<Held<T>, TransactionScoped<T>> {

        private final Held<T> held;
        private final boolean isLostOnRollback;

        Keeping(Held<T> held, TransactionScoped<T> key) {
            super(held, key);
            this.held = held;
            this.isLostOnRollback = key.isLostOnRollback;
        }

        @Override
        public void savepointRollback(Object savepoint) {
            if (isLostOnRollback) {
                held.value = null;
            }
        }
    }
}
