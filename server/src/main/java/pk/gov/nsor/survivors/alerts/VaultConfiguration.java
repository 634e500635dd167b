package pk.gov.nsor.survivors.alerts;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pk.gov.nsor.foundation.audit.PurgeRuns;
import pk.gov.nsor.foundation.jobs.Job;
import pk.gov.nsor.foundation.keys.Keys;
import pk.gov.nsor.foundation.reference.PolicyValues;
import pk.gov.nsor.foundation.shell.SearchBox;

/** What the foundation expects of the server that it is in. */
@Configuration(proxyBeanMethods = false)
class VaultConfiguration {

    /** Nobody is searched for here. */
    @Bean
    SearchBox noSearch() {
        return new SearchBox(Set.of());
    }

    /** The classes of data are the register's; here their runs are counted by nobody. */
    @Bean
    PurgeRuns purgeRuns() {
        return (_, _) -> {};
    }

    /**
     * Copies of the vault cannot be read any more after as many days as those of the register, whose retention is not here (policy
     * {@code retention.backups}).
     */
    @Bean
    Job backupKeysJob(Keys keys, PolicyValues policy, Clock clock) {
        return Job.daily("alerts.backup-keys", LocalTime.of(3, 50))
                .whileClockIsSteady()
                .does(() -> {
                    LocalDate today = LocalDate.now(clock);
                    int _ = keys.destroyBackupsBefore(today.minusDays(
                            policy.get("retention.backups", today).number()));
                });
    }
}
