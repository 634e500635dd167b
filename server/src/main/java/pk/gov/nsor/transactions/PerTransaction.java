package pk.gov.nsor.transactions;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.ResourceHolderSupport;
import org.springframework.transaction.support.ResourceHolderSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Something read once in a transaction and forgotten with it, whether it commits or is undone. A transaction within another
 * reads its own; outside of any, it is read at each use.
 */
public final class PerTransaction<T extends Object> {

    private final Supplier<T> reading;

    public PerTransaction(Supplier<T> reading) {
        this.reading = reading;
    }

    /** As the transaction has read it first, or reads it now. */
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

    /** The next use in this transaction reads anew: after a lock, since which others can change nothing, or a change. */
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

    /** Unbinds it at the end, and while another transaction runs within. */
    private static final class Keeping<T> extends ResourceHolderSynchronization<Held<T>, PerTransaction<T>> {

        Keeping(Held<T> held, PerTransaction<T> key) {
            super(held, key);
        }
    }
}
