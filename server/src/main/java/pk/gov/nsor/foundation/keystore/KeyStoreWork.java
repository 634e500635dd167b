package pk.gov.nsor.foundation.keystore;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pk.gov.nsor.foundation.jobs.Job;
import pk.gov.nsor.foundation.keys.KeyStore;
import pk.gov.nsor.foundation.keys.Keys;
import pk.gov.nsor.foundation.keys.KeysAwayException;

/** What a store of keys needs beside its use: a nightly scrubbing, and a look at whether it answers. */
@Configuration(proxyBeanMethods = false)
class KeyStoreWork {

    /** After the night's erasures. */
    private static final LocalTime AT = LocalTime.of(4, 40);

    private static final Duration LONGEST = Duration.ofMinutes(30);

    @Bean
    Job scrubKeys(Keys keys) {
        return Job.daily("keystore.scrub", AT).within(LONGEST).does(() -> {
            boolean _ = keys.scrub();
        });
    }

    @Bean
    HealthIndicator keysHealth(Keys keys, KeyStore store) {
        return () -> {
            try {
                keys.requireOwnStore();
                List<String> warnings =
                        store.under() instanceof PostgresKeyStore postgres ? postgres.warnings() : List.of();
                return warnings.isEmpty()
                        ? Health.up().build()
                        : Health.up().withDetail("warnings", warnings).build();
            } catch (Keys.LostFolderException lost) {
                return Health.down().withDetail("keys", "lost").build();
            } catch (KeysAwayException away) {
                return Health.down().withDetail("keys", "away").build();
            }
        };
    }
}
