package pk.gov.nsor.foundation.audit;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Counts the trail entries that a thread has committed. A caller that remembers the count from before a piece of work
 * can see after it whether the work has left an entry. An entry whose transaction was rolled back does not count.
 */
public final class CommittedEntries {

    private static final ThreadLocal<long[]> OF_THREAD = ThreadLocal.withInitial(() -> new long[1]);

    private CommittedEntries() {}

    /** The count of this thread since it began. */
    public static long count() {
        return OF_THREAD.get()[0];
    }

    /** Counts one when the transaction of this thread commits, and runs the action then. */
    static void countAtCommit(Runnable then) {
        afterCommit(() -> {
            count(1);
            then.run();
        });
    }

    static void afterCommit(Runnable then) {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    then.run();
                }
            });
        }
    }

    /** Counts entries that are committed already. */
    static void count(int entries) {
        OF_THREAD.get()[0] += entries;
    }
}
