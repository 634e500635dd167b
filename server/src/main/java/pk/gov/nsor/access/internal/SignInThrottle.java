package pk.gov.nsor.access.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Slows down who guesses passwords, without locking out the person who owns the account: an address that failed at an
 * account waits longer and longer at that account alone; many failures at an account from anywhere, or from an address at
 * any account, only delay the next attempts a little.
 */
@Component
public class SignInThrottle {

    static final int FREE_FAILURES = 5;
    static final int FREE_FAILURES_OF_MANY = 20;
    static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
    static final Duration DELAY = Duration.ofSeconds(1);
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(15);
    private static final int LARGEST = 20_000;

    private final Clock clock;
    private final Map<String, Failures> failures = new LinkedHashMap<>(256, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > LARGEST;
        }
    };

    SignInThrottle(Clock clock) {
        this.clock = clock;
    }

    /** True where this address has failed too often at this account to be heard already. */
    public synchronized boolean mustWait(String userName, String address) {
        Failures pair = recent(pair(userName, address));
        if (pair == null || pair.count() < FREE_FAILURES) {
            return false;
        }
        long seconds = 1L << Math.min(pair.count() - FREE_FAILURES, 20);
        Duration wait = Duration.ofSeconds(Math.min(seconds, LONGEST_WAIT.toSeconds()));
        return clock.instant().isBefore(pair.last().plus(wait));
    }

    /** How long to wait before the password is looked at. */
    public synchronized Duration delay(String userName, String address) {
        return isMany(account(userName)) || isMany(address(address)) ? DELAY : Duration.ZERO;
    }

    public synchronized void failed(String userName, String address) {
        count(pair(userName, address));
        count(account(userName));
        count(address(address));
    }

    public synchronized void succeeded(String userName, String address) {
        failures.remove(pair(userName, address));
    }

    private boolean isMany(String key) {
        Failures counted = recent(key);
        return counted != null && counted.count() >= FREE_FAILURES_OF_MANY;
    }

    private void count(String key) {
        Failures before = recent(key);
        failures.put(key, new Failures(before == null ? 1 : before.count() + 1, clock.instant()));
    }

    private @Nullable Failures recent(String key) {
        Failures counted = failures.get(key);
        return counted == null || counted.last().plus(FORGOTTEN_AFTER).isBefore(clock.instant()) ? null : counted;
    }

    private static String pair(String userName, String address) {
        return "pair " + userName + " " + address;
    }

    private static String account(String userName) {
        return "account " + userName;
    }

    private static String address(String address) {
        return "address " + address;
    }

    private record Failures(int count, Instant last) {}
}
