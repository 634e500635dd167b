package pk.gov.nsor.foundation.access.credential;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * How passwords are kept: Argon2id with 19 MiB, two passes and one lane, the least that OWASP names. Hashes of another
 * cost still verify. Each takes its memory and a processor for a while, so no more are computed at once than there are
 * processors. The others wait, but only for a short time.
 */
@Component
public final class PasswordHashes implements PasswordEncoder {

    /** In KiB. */
    public static final int MEMORY = 19 * 1024;

    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final PasswordEncoder argon2 = new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, MEMORY, PASSES);
    private final Semaphore free;
    private final Duration longestWait;

    public PasswordHashes() {
        this(Math.max(2, Runtime.getRuntime().availableProcessors()), LONGEST_WAIT);
    }

    PasswordHashes(int atOnce, Duration longestWait) {
        free = new Semaphore(atOnce, true);
        this.longestWait = longestWait;
    }

    /** @throws PasswordsBusyException where too many wait */
    @Override
    public @Nullable String encode(@Nullable CharSequence password) {
        return inTurn(() -> argon2.encode(password));
    }

    /** @throws PasswordsBusyException where too many wait */
    @Override
    public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
        return inTurn(() -> argon2.matches(password, hash));
    }

    /** Whether the hash has a lower cost than the present one. */
    @Override
    public boolean upgradeEncoding(@Nullable String hash) {
        return argon2.upgradeEncoding(hash);
    }

    <T extends @Nullable Object> T inTurn(Supplier<T> work) {
        boolean isOurs;
        try {
            isOurs = free.tryAcquire(longestWait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new PasswordsBusyException();
        }
        if (!isOurs) {
            throw new PasswordsBusyException();
        }
        try {
            return work.get();
        } finally {
            free.release();
        }
    }
}
