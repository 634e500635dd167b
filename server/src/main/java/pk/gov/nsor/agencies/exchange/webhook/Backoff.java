package pk.gov.nsor.agencies.exchange.webhook;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** How long to wait after so many attempts in vain: exponential with full jitter, from a second to an hour. */
final class Backoff {

    static final Duration LONGEST = Duration.ofHours(1);

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final int MOST_DOUBLINGS = 12;

    private Backoff() {}

    /** @param attempts in vain, at least 1 */
    static Duration after(int attempts) {
        long most = Math.min(LONGEST.toMillis(), FIRST.toMillis() << Math.min(attempts, MOST_DOUBLINGS));
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(FIRST.toMillis(), most + 1));
    }
}
