package pk.gov.nsor.agencies.exchange.sending;

import java.security.SecureRandom;
import java.time.Duration;

/** How long to wait after so many attempts in vain: exponential with full jitter, from a second to an hour. */
final class Backoff {

    static final Duration LONGEST = Duration.ofHours(1);

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final int MOST_DOUBLINGS = 12;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Backoff() {}

    /** @param attempts in vain, at least 1 */
    static Duration after(int attempts) {
        long most = Math.min(LONGEST.toMillis(), FIRST.toMillis() << Math.min(attempts, MOST_DOUBLINGS));
        return Duration.ofMillis(RANDOM.nextLong(FIRST.toMillis(), most + 1));
    }
}
