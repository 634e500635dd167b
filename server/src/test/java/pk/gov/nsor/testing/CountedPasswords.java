package pk.gov.nsor.testing;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.security.crypto.password.PasswordEncoder;

/** The real way of keeping passwords, with a count of how often one was checked. */
public final class CountedPasswords implements PasswordEncoder {

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
        return passwords.encode(password);
    }

    @Override
    public boolean matches(@Nullable CharSequence password, @Nullable String encoded) {
        checked.incrementAndGet();
        return passwords.matches(password, encoded);
    }

    @Override
    public boolean upgradeEncoding(@Nullable String encoded) {
        return passwords.upgradeEncoding(encoded);
    }

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
