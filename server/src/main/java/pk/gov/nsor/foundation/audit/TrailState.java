package pk.gov.nsor.foundation.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether the trail takes entries, judged by the latest attempts to write. */
final class TrailState {

    private static final Logger LOG = LoggerFactory.getLogger(TrailState.class);
    private static final Duration BETWEEN_ALERTS = Duration.ofMinutes(1);

    private final Clock clock;
    private final AtomicLong lost = new AtomicLong();
    private volatile boolean takesEntries = true;
    private volatile Instant alertedAt = Instant.MIN;

    TrailState(Clock clock) {
        this.clock = clock;
    }

    void failed(Exception failure) {
        long count = lost.incrementAndGet();
        Instant now = clock.instant();
        if (takesEntries || alertedAt.plus(BETWEEN_ALERTS).isBefore(now)) {
            alertedAt = now;
            // The message of the database may repeat the entry.
            LOG.error(
                    "The trail takes no entries ({}); nothing is shown and nothing done until it does. Tried {} times"
                            + " since the start",
                    failure.getClass().getSimpleName(),
                    count);
        }
        takesEntries = false;
    }

    void succeeded() {
        if (!takesEntries) {
            takesEntries = true;
            LOG.warn("The trail takes entries again");
        }
    }

    boolean takesEntries() {
        return takesEntries;
    }

    /** How many entries could not be written since the start. */
    long lost() {
        return lost.get();
    }
}
