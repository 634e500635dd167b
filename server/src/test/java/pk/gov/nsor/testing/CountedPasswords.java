package pk.gov.nsor.testing;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * The real way of keeping passwords, with a count of how often one was checked. What it has worked out once in a process it
 * remembers: each hash takes a processor for a while on purpose, and most accounts of tests have the same password.
 */
public final class CountedPasswords implements PasswordEncoder {

    private static final Map<String, String> HASHES = new ConcurrentHashMap<>();
    private static final Map<Tried, Boolean> ANSWERS = new ConcurrentHashMap<>();

    private final PasswordEncoder passwords;
    private final AtomicInteger checked = new AtomicInteger();

    CountedPasswords(PasswordEncoder passwords) {
        this.passwords = passwords;
    }

    /** How often a password was checked so far. */
    public int checked() {
        return checked.get();
    }

    /** The register's own. */
    public PasswordEncoder real() {
        return passwords;
    }

    @Override
    public @Nullable String encode(@Nullable CharSequence password) {
        if (password == null) {
            return passwords.encode(null);
        }
        String known = HASHES.get(password.toString());
        if (known == null) {
            known = Objects.requireNonNull(passwords.encode(password));
            HASHES.put(password.toString(), known);
        }
        return known;
    }

    @Override
    public boolean matches(@Nullable CharSequence password, @Nullable String encoded) {
        checked.incrementAndGet();
        if (password == null || encoded == null) {
            return passwords.matches(password, encoded);
        }
        Tried tried = new Tried(password.toString(), encoded);
        Boolean known = ANSWERS.get(tried);
        if (known == null) {
            known = passwords.matches(password, encoded);
            ANSWERS.put(tried, known);
        }
        return known;
    }

    @Override
    public boolean upgradeEncoding(@Nullable String encoded) {
        return passwords.upgradeEncoding(encoded);
    }

    /** Forgets what it has worked out, so that the next has to be worked out, and to wait for its turn, again. */
    public static void forget() {
        HASHES.clear();
        ANSWERS.clear();
    }

    private record Tried(String password, String hash) {}

    /** Puts itself before the register's own. */
    @TestConfiguration(proxyBeanMethods = false)
    public static class Configuration {
        @Bean
        static BeanPostProcessor countedPasswords() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof PasswordEncoder passwords ? new CountedPasswords(passwords) : bean;
                }
            };
        }
    }
}
