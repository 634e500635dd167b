package pk.gov.nsor.audit;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * How many entries have got onto the trail by a thread. Whoever remembers the count from before a piece of work can tell
 * after it whether the work has left one; an entry whose transaction was undone does not count.
 */
public final class CommittedEntries {

    private static final ThreadLocal<long[]> OF_THREAD = ThreadLocal.withInitial(() -> new long[1]);

    private CommittedEntries() {}

    /** Of this thread since it began. */
    public static long count() {
        return OF_THREAD.get()[0];
    }

    /** Counts one when the transaction of this thread commits. */
    static void countAtCommit() {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    count(1);
                }
            });
        }
    }

    /** Counts those that are committed already. */
    static void count(int entries) {
        OF_THREAD.get()[0] += entries;
    }
}
