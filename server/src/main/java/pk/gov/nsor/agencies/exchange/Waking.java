package pk.gov.nsor.agencies.exchange;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Wakes this process's sending when it has written events; other processes find them at their next look. */
@Component
public class Waking {

    private final Semaphore rung = new Semaphore(0);
    private final TransactionSynchronization ringing = new TransactionSynchronization() {
        @Override
        public void afterCommit() {
            ring();
        }
    };

    void afterCommit() {
        if (!TransactionSynchronizationManager.getSynchronizations().contains(ringing)) {
            TransactionSynchronizationManager.registerSynchronization(ringing);
        }
    }

    public void ring() {
        rung.release();
    }

    /** Returns when it was rung, however often, or when the time is over. */
    public void await(Duration longest) throws InterruptedException {
        boolean _ = rung.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS);
        int _ = rung.drainPermits();
    }
}
