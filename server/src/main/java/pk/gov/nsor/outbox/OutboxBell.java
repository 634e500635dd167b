package pk.gov.nsor.outbox;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * Wakes this process's delivery when one of its transactions has left a message. What a process that died has left, the
 * others find at their next look: a notification by the database would let its transactions commit only one after another.
 */
@Component
class OutboxBell {

    private final Semaphore rung = new Semaphore(0);

    void ring() {
        rung.release();
    }

    /** Returns when it has been rung, however often, or when the time is over; says which. */
    boolean await(Duration longest) throws InterruptedException {
        boolean isRung = rung.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS);
        int _ = rung.drainPermits();
        return isRung;
    }
}
