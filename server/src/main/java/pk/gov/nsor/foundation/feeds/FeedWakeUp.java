package pk.gov.nsor.foundation.feeds;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Wakes this process's worker when one of its transactions has left a message. */
@Component
class FeedWakeUp {

    private final Semaphore rung = new Semaphore(0);

    void ring() {
        rung.release();
    }

    /** Returns when it was signalled, however often, or when the time is over. */
    void await(Duration longest) throws InterruptedException {
        boolean _ = rung.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS);
        int _ = rung.drainPermits();
    }
}
