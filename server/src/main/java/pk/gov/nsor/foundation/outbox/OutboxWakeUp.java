package pk.gov.nsor.foundation.outbox;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * Wakes this process's delivery when one of its transactions has left a message. Messages left by a process that died
 * are found by the others at their next poll. A notification by the database would make its transactions commit one
 * after another.
 */
@Component
class OutboxWakeUp {

    private final Semaphore rung = new Semaphore(0);

    void ring() {
        rung.release();
    }

    /** Returns when it was signalled, however often, or when the time is over; the result says which. */
    boolean await(Duration longest) throws InterruptedException {
        boolean isRung = rung.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS);
        int _ = rung.drainPermits();
        return isRung;
    }
}
