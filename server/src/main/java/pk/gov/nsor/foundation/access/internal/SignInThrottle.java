package pk.gov.nsor.foundation.access.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.foundation.keys.KeyedHash;
import pk.gov.nsor.foundation.keys.Keys;

/**
 * Slows down guessing of passwords and codes. Each guess is counted before it is checked, in one transaction whose
 * statements wait for each other, and the count is taken back where the guess was right. So of a thousand guesses at
 * once no more are checked than of a thousand one after the other.
 *
 * <p>An address that failed at an account waits longer and longer at that account alone. Many failures at an account
 * from anywhere, or from an address at any account, delay the next attempts a little. Whoever guesses codes knows the
 * password already; so many wrong codes make every address wait except those from which the account has signed in
 * lately.
 *
 * <p>Two limits hold however long the caller waits. Of an account, so many wrong passwords and so many wrong codes are
 * checked in a day, wherever they come from: its owner has passkeys, and two people can give it new credentials. Of a
 * network, so many wrong passwords, for any names, are checked in {@link #WINDOW}, since each costs a hash.
 *
 * <p>The counts are in the database: they are the same for all processes, and survive restarts. Names are counted as
 * they were typed, whether or not there is an account.
 */
@Component
public class SignInThrottle {

    static final int FREE_FAILURES = 5;
    static final int FREE_FAILURES_OF_MANY = 20;
    static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
    static final Duration DELAY = Duration.ofSeconds(1);
    static final Duration KNOWN_FOR = Duration.ofDays(30);

    /** The period in which the failures of a network are counted together. */
    static final Duration WINDOW = Duration.ofMinutes(10);

    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(15);
    private static final Duration CODES_FORGOTTEN_AFTER = Duration.ofDays(1);
    private static final int NO_LIMIT = 1_000_000;

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final KeyedHash hash;
    private final Clock clock;
    private final int passwordsADay;
    private final int codesADay;
    private final int ofNetwork;

    /**
     * @param passwordsADay how many wrong passwords for a name are checked in a day
     * @param codesADay how many wrong codes of an account are checked in a day
     * @param ofNetwork how many wrong passwords from a network are checked in a window
     */
    SignInThrottle(
            JdbcClient jdbc,
            TransactionOperations transaction,
            Keys keys,
            Clock clock,
            @Value("${nsor.sign-in.wrong-passwords-a-day}") int passwordsADay,
            @Value("${nsor.sign-in.wrong-codes-a-day}") int codesADay,
            @Value("${nsor.sign-in.failures-of-a-network}") int ofNetwork) {
        if (Math.min(passwordsADay, codesADay) <= FREE_FAILURES_OF_MANY || ofNetwork < FREE_FAILURES_OF_MANY) {
            throw new IllegalArgumentException(
                    "nsor.sign-in.wrong-passwords-a-day and -codes-a-day are more than %1$d, failures-of-a-network at least %1$d"
                            .formatted(FREE_FAILURES_OF_MANY));
        }
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.hash = keys.keyedHash("sign-in-count");
        this.clock = clock;
        this.passwordsADay = passwordsADay;
        this.codesADay = codesADay;
        this.ofNetwork = ofNetwork;
    }

    /** What is guessed. */
    public enum Step {
        PASSWORD,
        CODE,
        /** Not guessable, but checking it costs work: counted like passwords, without a daily limit. */
        PASSKEY
    }

    /** Whether a guess is checked. */
    public sealed interface Claim {

        /** @param delay how long to wait before it is checked */
        record Granted(Duration delay) implements Claim {}

        /** @param left how long until another guess may be made; zero where that must not be revealed */
        record Refused(Why why, Duration left) implements Claim {}
    }

    /** Why a guess is not checked. */
    public enum Why {
        /** This address has to wait at this account. */
        WAIT,
        /** The account has reached its daily limit of wrong ones. */
        DAY,
        /** The network has reached its limit of wrong ones for now. */
        NETWORK
    }

    /**
     * Counts a guess, which may be checked where it is granted. The caller that is granted one reports its outcome by
     * {@link #succeeded}, {@link #failed} or {@link #unchecked}; where nothing is reported, the guess counts as wrong.
     *
     * @param account the name as it was typed, or the account's identifier
     */
    public Claim claim(Step step, String account, String address) {
        return transaction.execute(status -> {
            Claim claim = count(step, account, address);
            if (claim instanceof Claim.Refused) {
                status.setRollbackOnly();
            }
            return claim;
        });
    }

    /** As {@link #claim} where no account is concerned: only the network's attempts are counted. */
    public Claim claimOfNobody(Step step, String address) {
        return counted(network(step, address), WINDOW, ofNetwork).isEmpty()
                ? new Claim.Refused(Why.NETWORK, leftOfWindow())
                : new Claim.Granted(Duration.ZERO);
    }

    // Always in this order, so that there is no deadlock.
    private Claim count(Step step, String account, String address) {
        if (step == Step.PASSWORD
                && counted(network(step, address), WINDOW, ofNetwork).isEmpty()) {
            return new Claim.Refused(Why.NETWORK, leftOfWindow());
        }
        if (paced(pair(step, account, address), FORGOTTEN_AFTER, FREE_FAILURES).isEmpty()) {
            return new Claim.Refused(Why.WAIT, left(pair(step, account, address), FREE_FAILURES));
        }
        boolean isPaced = step == Step.CODE && !isKnown(account, address);
        OptionalInt ofAccount = paced(
                account(step, account),
                step == Step.CODE ? CODES_FORGOTTEN_AFTER : FORGOTTEN_AFTER,
                isPaced ? FREE_FAILURES_OF_MANY : NO_LIMIT);
        if (ofAccount.isEmpty()) {
            return new Claim.Refused(Why.WAIT, left(account(step, account), FREE_FAILURES_OF_MANY));
        }
        int aDay = switch (step) {
            case PASSWORD -> passwordsADay;
            case CODE -> codesADay;
            case PASSKEY -> NO_LIMIT;
        };
        if (counted(day(step, account), CODES_FORGOTTEN_AFTER, aDay).isEmpty()) {
            return new Claim.Refused(Why.DAY, Duration.ZERO);
        }
        int ofAddress = paced(address(step, address), FORGOTTEN_AFTER, NO_LIMIT).orElseThrow();
        boolean areMany = Math.max(ofAccount.getAsInt(), ofAddress) > FREE_FAILURES_OF_MANY;
        return new Claim.Granted(areMany ? DELAY : Duration.ZERO);
    }

    /** The guess was right: it is no longer counted, nor are earlier ones from the same address. */
    public void succeeded(Step step, String account, String address) {
        transaction.executeWithoutResult(status -> {
            takeBack(network(step, address));
            jdbc.sql("delete from access.sign_in_count where key = ?")
                    .param(hash.of(pair(step, account, address)))
                    .update();
            takeBackOfAccount(step, account, address);
            if (step != Step.PASSWORD) {
                OptionalInt _ = paced(known(account, address), KNOWN_FOR, NO_LIMIT);
            }
        });
    }

    /** The guess was wrong: it is counted already, and the wait for the next begins now. */
    public void failed(Step step, String account, String address) {
        jdbc.sql("update access.sign_in_count set last_at = ? where key = ?")
                .params(at(clock.instant()), hash.of(pair(step, account, address)))
                .update();
    }

    /** The guess was not checked after all. */
    public void unchecked(Step step, String account, String address) {
        transaction.executeWithoutResult(status -> {
            takeBack(network(step, address));
            takeBack(pair(step, account, address));
            takeBackOfAccount(step, account, address);
        });
    }

    private void takeBackOfAccount(Step step, String account, String address) {
        takeBack(account(step, account));
        takeBack(day(step, account));
        takeBack(address(step, address));
    }

    /** Resets today's count of guesses at the account: two people have given it new credentials. */
    public void lift(Step step, String account) {
        jdbc.sql("delete from access.sign_in_count where key in (?, ?)")
                .params(hash.of(account(step, account)), hash.of(day(step, account)))
                .update();
    }

    /** Removes expired counts. */
    public void forget() {
        jdbc.sql("delete from access.sign_in_count where last_at < ?")
                .param(at(clock.instant().minus(KNOWN_FOR)))
                .update();
    }

    /** The number of attempts including this one; empty, and not counted, where the limit is reached. */
    private OptionalInt counted(String key, Duration forgottenAfter, int most) {
        Instant now = clock.instant();
        Optional<Integer> counted = jdbc.sql("""
                        insert into access.sign_in_count as c (key, counted, last_at) values (:key, 1, :now)
                        on conflict (key) do update set last_at = :now,
                            counted = case when c.last_at < :since then 1 else least(c.counted + 1, 1000000) end
                        where c.last_at < :since or c.counted < :most or :most = 1000000
                        returning counted
                        """)
                .param("key", hash.of(key))
                .param("now", at(now))
                .param("since", at(now.minus(forgottenAfter)))
                .param("most", most)
                .query(Integer.class)
                .optional();
        return counted.map(OptionalInt::of).orElseGet(OptionalInt::empty);
    }

    /** As {@link #counted}, where after a number of free attempts each further one has to wait longer. */
    private OptionalInt paced(String key, Duration forgottenAfter, int free) {
        Instant now = clock.instant();
        Optional<Integer> counted = jdbc.sql("""
                        insert into access.sign_in_count as c (key, counted, last_at) values (:key, 1, :now)
                        on conflict (key) do update set last_at = :now,
                            counted = case when c.last_at < :since then 1 else least(c.counted + 1, 1000000) end
                        where c.last_at < :since or c.counted < :free or :free = 1000000
                            or c.last_at + make_interval(secs => least(power(2, least(c.counted - :free, 20)), :longest))
                                <= :now
                        returning counted
                        """)
                .param("key", hash.of(key))
                .param("now", at(now))
                .param("since", at(now.minus(forgottenAfter)))
                .param("free", free)
                .param("longest", LONGEST_WAIT.toSeconds())
                .query(Integer.class)
                .optional();
        return counted.map(OptionalInt::of).orElseGet(OptionalInt::empty);
    }

    private void takeBack(String key) {
        jdbc.sql("update access.sign_in_count set counted = greatest(counted - 1, 0) where key = ?")
                .param(hash.of(key))
                .update();
    }

    private Duration left(String key, int free) {
        Counted counted = find(key);
        if (counted == null || counted.times() < free) {
            return Duration.ZERO;
        }
        long seconds = Math.min(1L << Math.min(counted.times() - free, 20), LONGEST_WAIT.toSeconds());
        Duration left = Duration.between(clock.instant(), counted.last().plusSeconds(seconds));
        return left.isNegative() ? Duration.ZERO : left;
    }

    private Duration leftOfWindow() {
        long window = WINDOW.toSeconds();
        return Duration.ofSeconds(window - Math.floorMod(clock.instant().getEpochSecond(), window));
    }

    private boolean isKnown(String account, String address) {
        Counted counted = find(known(account, address));
        return counted != null && !counted.last().isBefore(clock.instant().minus(KNOWN_FOR));
    }

    private @Nullable Counted find(String key) {
        return jdbc.sql("select counted as times, last_at from access.sign_in_count where key = ?")
                .param(hash.of(key))
                .query(Counted.class)
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

    private String day(Step step, String account) {
        return "day " + step + " " + LocalDate.now(clock) + " " + account;
    }

    private static String address(Step step, String address) {
        return "address " + step + " " + address;
    }

    private String network(Step step, String address) {
        return "network " + step + " " + Math.floorDiv(clock.instant().getEpochSecond(), WINDOW.toSeconds()) + " "
                + Network.of(address);
    }

    private static String known(String account, String address) {
        return "known " + account + " " + address;
    }

    private record Counted(int times, Instant last) {}
}
