package pk.gov.nsor.foundation.access.credential;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.access.internal.Credentials;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.keys.Keys;

/**
 * The second factors of each account: the codes of a telephone, and ten recovery codes for when the telephone is lost.
 * Each code is accepted once. Every outcome is on the trail before it is returned.
 */
@Component
public class SecondFactors {

    /** How many recovery codes an account is given. */
    public static final int RECOVERY_CODES = 10;

    private static final byte[] CONTEXT = "second-factor/1".getBytes(StandardCharsets.UTF_8);

    /**
     * How far before and after now a wrong code is searched for, so that the trail can distinguish a clock that is off
     * from a guess: two hours.
     */
    private static final int CLOCK_STEPS = 240;

    private static final int GROUP = 4;
    /** 118 random bits: enough for a fast keyed hash to be as safe as a slow one. */
    private static final int GROUPS = 6;

    private static final int LONGEST_CODE = 40;

    private final JdbcClient jdbc;
    private final Credentials credentials;
    private final Keys keys;
    private final Trail trail;
    private final TransactionOperations transaction;
    private final Clock clock;

    public SecondFactors(
            JdbcClient jdbc,
            Credentials credentials,
            Keys keys,
            Trail trail,
            TransactionOperations transaction,
            Clock clock) {
        this.jdbc = jdbc;
        this.credentials = credentials;
        this.keys = keys;
        this.trail = trail;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** The result of checking a code. */
    public enum Outcome {
        ACCEPTED,
        /** Accepted as a recovery code, which is now used up. */
        RECOVERY_ACCEPTED,
        /** It is right but has been accepted before. */
        USED,
        WRONG
    }

    public boolean isEnrolled(UUID account) {
        return jdbc.sql("select 1 from access.second_factor where account_id = ?")
                .param(account)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /**
     * Gives an account that has none its second factor, once its telephone shows a right code.
     *
     * @param version of the account's credentials when the password was checked
     * @param secret as {@link TimeCodes#newSecret} made it
     * @return empty where the code is wrong, the account has a factor already, or its credentials are others by now
     */
    public Optional<Enrolled> enrol(UUID account, long version, byte[] secret, String code, Actor by) {
        OptionalLong step = TimeCodes.stepOf(secret, clean(code), clock.instant());
        Optional<Enrolled> enrolled = step.isEmpty()
                ? Optional.empty()
                : transaction.execute(status -> credentials.holdAt(account, version)
                                && insert(account, secret, step.getAsLong(), by)
                        ? Optional.of(new Enrolled(
                                newRecoveryCodes(account),
                                credentials.current(account).orElseThrow().credentialVersion()))
                        : Optional.<Enrolled>empty());
        if (enrolled.isEmpty()) {
            trail.appendAlone(
                    TrailEntry.refused(by, TrailAction.SECOND_FACTOR_ENROLLED).about(account));
        }
        return enrolled;
    }

    /**
     * A second factor that was set up.
     *
     * @param recoveryCodes which are kept nowhere
     * @param version of the account's credentials from then on
     */
    public record Enrolled(List<String> recoveryCodes, long version) {}

    /**
     * Gives an account a factor with a known secret and no recovery codes, replacing what it had: for a demonstration.
     */
    public void enrolKnown(UUID account, byte[] secret, Actor by) {
        transaction.executeWithoutResult(status -> {
            remove(account);
            insert(account, secret, 0, by);
        });
    }

    /** Checks a code of the telephone or a recovery code, in any case of letters and digits of any script. */
    public Outcome check(UUID account, String code, Actor by) {
        String clean = clean(code);
        return transaction.execute(status -> {
            Outcome outcome = clean.length() == TimeCodes.DIGITS
                    ? checkTimeCode(account, clean, by)
                    : useRecoveryCode(account, clean);
            switch (outcome) {
                case ACCEPTED -> {}
                case RECOVERY_ACCEPTED ->
                    trail.append(TrailEntry.done(by, TrailAction.RECOVERY_CODE_USED)
                            .about(account)
                            .with(Map.of("left", recoveryCodesLeft(account))));
                case USED -> refuse(account, by, Map.of("reason", "USED"));
                case WRONG -> {
                    if (clean.length() != TimeCodes.DIGITS) {
                        refuse(account, by, Map.of("reason", "RECOVERY"));
                    }
                }
            }
            return outcome;
        });
    }

    /** How many recovery codes can still be used. */
    public int recoveryCodesLeft(UUID account) {
        return jdbc.sql("select count(*) from access.recovery_code where account_id = ? and used_at is null")
                .param(account)
                .query(Integer.class)
                .single();
    }

    /**
     * Ends the account's recovery codes and gives it new ones.
     *
     * @return the codes, which are kept nowhere; empty where the account has no second factor, or other credentials than
     *     those with which its owner signed in
     */
    public List<String> renewRecoveryCodes(SignedIn owner, Actor by) {
        UUID account = owner.accountId();
        return transaction.execute(status -> {
            // Where two run at once, the second waits here and then ends the codes of the first.
            if (!credentials.holdAt(account, owner.credentialVersion()) || !isEnrolled(account)) {
                return List.<String>of();
            }
            trail.append(TrailEntry.done(by, TrailAction.RECOVERY_CODES_RENEWED).about(account));
            return newRecoveryCodes(account);
        });
    }

    /** Whether this is a recovery code of the account, used or not; one that was ended is not. */
    public boolean isRecoveryCode(UUID account, String code) {
        return jdbc.sql("select 1 from access.recovery_code where account_id = ? and code_hash = ?")
                .params(account, hash(account, clean(code)))
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /** Removes the factor and all passkeys, so that the account sets up a new one at the next sign-in. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void reset(UUID account, Actor by) {
        remove(account);
        trail.append(TrailEntry.done(by, TrailAction.SECOND_FACTOR_RESET).about(account));
    }

    private void remove(UUID account) {
        jdbc.sql("delete from access.recovery_code where account_id = ?")
                .param(account)
                .update();
        jdbc.sql("delete from access.passkey where account_id = ?")
                .param(account)
                .update();
        jdbc.sql("delete from access.second_factor where account_id = ?")
                .param(account)
                .update();
    }

    private boolean insert(UUID account, byte[] secret, long step, Actor by) {
        byte[] key = keys.newWrappedKey(owner(account));
        byte[] sealed = keys.unwrap(key, owner(account)).encrypt(secret, CONTEXT);
        int inserted = jdbc.sql("""
                        insert into access.second_factor (account_id, wrapped_key, secret, last_step, enrolled_at)
                        values (?, ?, ?, ?, ?) on conflict (account_id) do nothing
                        """)
                .params(account, key, sealed, step, OffsetDateTime.now(clock))
                .update();
        if (inserted == 1) {
            trail.append(TrailEntry.done(by, TrailAction.SECOND_FACTOR_ENROLLED).about(account));
        }
        return inserted == 1;
    }

    private Outcome checkTimeCode(UUID account, String code, Actor by) {
        // Where two sign-ins use one code, the second waits here, and then finds it used.
        Kept kept = jdbc.sql("""
                        select wrapped_key, secret, last_step from access.second_factor where account_id = ? for update
                        """)
                .param(account)
                .query((row, number) -> new Kept(
                        keys.unwrap(row.getBytes("wrapped_key"), owner(account))
                                .decrypt(row.getBytes("secret"), CONTEXT),
                        row.getLong("last_step")))
                .optional()
                .orElse(null);
        if (kept == null) {
            refuse(account, by, Map.of("reason", "NONE"));
            return Outcome.WRONG;
        }
        byte[] secret = kept.secret();
        Instant now = clock.instant();
        OptionalLong step = TimeCodes.stepOf(secret, code, now);
        if (step.isEmpty()) {
            refuse(account, by, whyWrong(secret, code, now));
            return Outcome.WRONG;
        }
        if (step.getAsLong() <= kept.lastStep()) {
            return Outcome.USED;
        }
        jdbc.sql("update access.second_factor set last_step = ? where account_id = ?")
                .params(step.getAsLong(), account)
                .update();
        return Outcome.ACCEPTED;
    }

    /** A clock that is off is noted on the trail only: whoever guesses would learn of a code that will be right. */
    private static Map<String, Object> whyWrong(byte[] secret, String code, Instant now) {
        long step = TimeCodes.step(now);
        OptionalLong nearest = TimeCodes.nearest(secret, code, step, CLOCK_STEPS);
        return nearest.isEmpty()
                ? Map.of("reason", "WRONG")
                : Map.of("reason", "CLOCK", "seconds", (nearest.getAsLong() - step) * TimeCodes.STEP.toSeconds());
    }

    private Outcome useRecoveryCode(UUID account, String code) {
        int used = jdbc.sql("""
                        update access.recovery_code set used_at = ?
                        where account_id = ? and code_hash = ? and used_at is null
                        """)
                .params(OffsetDateTime.now(clock), account, hash(account, code))
                .update();
        if (used == 1) {
            return Outcome.RECOVERY_ACCEPTED;
        }
        return isRecoveryCode(account, code) ? Outcome.USED : Outcome.WRONG;
    }

    private List<String> newRecoveryCodes(UUID account) {
        jdbc.sql("delete from access.recovery_code where account_id = ?")
                .param(account)
                .update();
        List<String> codes = Stream.generate(() -> PassPhrase.letters(GROUPS * GROUP))
                .distinct()
                .limit(RECOVERY_CODES)
                .toList();
        for (String code : codes) {
            jdbc.sql("insert into access.recovery_code (account_id, code_hash) values (?, ?)")
                    .params(account, hash(account, code))
                    .update();
        }
        return codes.stream()
                .map(code -> code.replaceAll("(.{" + GROUP + "})(?=.)", "$1-"))
                .toList();
    }

    private static String owner(UUID account) {
        return "second-factor " + account;
    }

    private byte[] hash(UUID account, String code) {
        return keys.keyedHash("recovery-code").of(account + " " + code);
    }

    private void refuse(UUID account, Actor by, Map<String, Object> why) {
        trail.append(
                TrailEntry.refused(by, TrailAction.SECOND_STEP).about(account).with(why));
    }

    /** Without blanks and dashes, digits of any script as ours, letters small. */
    private static String clean(String code) {
        return code.codePoints()
                .limit(LONGEST_CODE)
                .filter(Character::isLetterOrDigit)
                .map(letter -> Character.isDigit(letter) ? '0' + Character.digit(letter, 10) : letter)
                .mapToObj(Character::toString)
                .collect(Collectors.joining())
                .toLowerCase(Locale.ROOT);
    }

    private record Kept(byte[] secret, long lastStep) {}
}
