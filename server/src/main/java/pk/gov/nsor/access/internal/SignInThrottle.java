package pk.gov.nsor.access.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pk.gov.nsor.keys.KeyedHash;
import pk.gov.nsor.keys.Keys;

/**
 * Slows down who guesses passwords and codes, without locking out the person who owns the account: an address that failed
 * at an account waits longer and longer at that account alone; many failures at an account from anywhere, or from an
 * address at any account, only delay the next attempts a little. Who guesses codes knows the password already, so that
 * many wrong codes make every address wait but those from which the account has signed in lately. The counts are in the
 * database: they are the same for all processes, and outlast them.
 */
@Component
public class SignInThrottle {

    static final int FREE_FAILURES = 5;
    static final int FREE_FAILURES_OF_MANY = 20;
    static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
    static final Duration DELAY = Duration.ofSeconds(1);
    static final Duration KNOWN_FOR = Duration.ofDays(30);
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(15);
    private static final Duration CODES_FORGOTTEN_AFTER = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final KeyedHash hash;
    private final Clock clock;

    SignInThrottle(JdbcClient jdbc, Keys keys, Clock clock) {
        this.jdbc = jdbc;
        this.hash = keys.keyedHash("sign-in-count");
        this.clock = clock;
    }

    /** What is guessed. */
    public enum Step {
        PASSWORD,
        CODE,
        /** Not guessed, but what is sent in its place costs work: counted as passwords are. */
        PASSKEY
    }

    /** How long this address has to wait at this account before it is heard again; zero where it is heard. */
    public Duration wait(Step step, String account, String address) {
        Counted pair = recent(pair(step, account, address), FORGOTTEN_AFTER);
        Duration ofPair = left(pair, FREE_FAILURES);
        return switch (step) {
            case PASSWORD, PASSKEY -> ofPair;
            case CODE -> {
                Duration ofAll = left(recent(account(step, account), CODES_FORGOTTEN_AFTER), FREE_FAILURES_OF_MANY);
                yield ofAll.compareTo(ofPair) <= 0 || recent(known(account, address), KNOWN_FOR) != null
                        ? ofPair
                        : ofAll;
            }
        };
    }

    /** How long to wait before the password or the code is looked at. */
    public Duration delay(Step step, String account, String address) {
        return isMany(account(step, account)) || isMany(address(step, address)) ? DELAY : Duration.ZERO;
    }

    public void failed(Step step, String account, String address) {
        count(pair(step, account, address), FORGOTTEN_AFTER);
        count(account(step, account), step == Step.CODE ? CODES_FORGOTTEN_AFTER : FORGOTTEN_AFTER);
        count(address(step, address), FORGOTTEN_AFTER);
    }

    public void succeeded(Step step, String account, String address) {
        jdbc.sql("delete from access.sign_in_count where key = ?")
                .param(hash.of(pair(step, account, address)))
                .update();
        if (step != Step.PASSWORD) {
            count(known(account, address), KNOWN_FOR);
        }
    }

    /** Removes what is forgotten. */
    public void forget() {
        jdbc.sql("delete from access.sign_in_count where last_at < ?")
                .param(at(clock.instant().minus(KNOWN_FOR)))
                .update();
    }

    private Duration left(@Nullable Counted counted, int free) {
        if (counted == null || counted.times() < free) {
            return Duration.ZERO;
        }
        long seconds = Math.min(1L << Math.min(counted.times() - free, 20), LONGEST_WAIT.toSeconds());
        Duration left = Duration.between(clock.instant(), counted.last().plusSeconds(seconds));
        return left.isNegative() ? Duration.ZERO : left;
    }

    private boolean isMany(String key) {
        Counted counted = recent(key, FORGOTTEN_AFTER);
        return counted != null && counted.times() >= FREE_FAILURES_OF_MANY;
    }

    private void count(String key, Duration forgottenAfter) {
        Instant now = clock.instant();
        jdbc.sql("""
                        insert into access.sign_in_count as c (key, counted, last_at) values (:key, 1, :now)
                        on conflict (key) do update set last_at = :now,
                            counted = case when c.last_at < :since then 1 else least(c.counted + 1, 1000000) end
                        """)
                .param("key", hash.of(key))
                .param("now", at(now))
                .param("since", at(now.minus(forgottenAfter)))
                .update();
    }

    private @Nullable Counted recent(String key, Duration forgottenAfter) {
        return jdbc.sql("select counted, last_at from access.sign_in_count where key = ? and last_at >= ?")
                .params(hash.of(key), at(clock.instant().minus(forgottenAfter)))
                .query((row, number) -> new Counted(
                        row.getInt("counted"),
                        row.getObject("last_at", OffsetDateTime.class).toInstant()))
                .optional()
                .orElse(null);
    }

    private static OffsetDateTime at(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    private static String pair(Step step, String account, String address) {
        return "pair " + step + " " + account + " " + address;
    }

    private static String account(Step step, String account) {
        return "account " + step + " " + account;
    }

    private static String address(Step step, String address) {
        return "address " + step + " " + address;
    }

    private static String known(String account, String address) {
        return "known " + account + " " + address;
    }

    private record Counted(int times, Instant last) {}
}
