package pk.gov.nsor.foundation.database;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.jobs.SharedTime;

/**
 * The time by the database's clock, which all processes share: what one of them may keep to itself for a while goes by it, so that
 * a machine whose clock is wrong takes nothing from another. {@link PrimaryWatch} compares it each second; with the embedded
 * database, which is on the same machine, it is the process's own.
 */
@Component
public final class DatabaseClock implements SharedTime {

    /** An answer that took longer says too little of what time it was when it was given. */
    private static final long LONGEST_ANSWER_MILLIS = 500;

    private final Clock own;
    private volatile long aheadMillis;

    public DatabaseClock(Clock own) {
        this.own = own;
    }

    /** By how much this process's clock is ahead of the database's, in milliseconds; negative where it is behind. */
    long aheadMillis() {
        return aheadMillis;
    }

    /**
     * Takes what the database said.
     *
     * @param tookMillis from the question to its answer
     * @param databaseMillis since 1970, by the database
     */
    void compare(long tookMillis, long databaseMillis) {
        if (tookMillis <= LONGEST_ANSWER_MILLIS) {
            aheadMillis = own.millis() - tookMillis / 2 - databaseMillis;
        }
    }

    /** A clock with the database's time and the process's zone. */
    @Override
    public Clock clock() {
        return new Corrected(own);
    }

    private final class Corrected extends Clock {

        private final Clock own;

        Corrected(Clock own) {
            this.own = own;
        }

        @Override
        public Instant instant() {
            return own.instant().minusMillis(aheadMillis);
        }

        @Override
        public ZoneId getZone() {
            return own.getZone();
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return new Corrected(own.withZone(zone));
        }
    }
}
