package pk.gov.nsor.agencies.imports;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.Sessions;

/** Whether work on a file is to give way to people, and how: in short steps, with pauses twice as long as each. */
@Component
class GivingWay {

    /** Somebody who was not seen for so long is not at work; when they were seen is known to a minute. */
    private static final Duration AT_WORK = Duration.ofMinutes(2);

    private static final int PAUSES = 2;
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private final Sessions sessions;
    private final Clock clock;

    GivingWay(Sessions sessions, Clock clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    /** Whether somebody is at work in the register, besides who sends the file. */
    boolean isDue(UUID sender) {
        return sessions.isAnybodySeen(clock.instant().minus(AT_WORK), sender);
    }

    /**
     * Twice as long as what was done.
     *
     * @param begun by {@link System#nanoTime()}
     */
    static void pause(long begun) {
        LockSupport.parkNanos(Math.min(PAUSES * (System.nanoTime() - begun), LONGEST_PAUSE.toNanos()));
    }
}
