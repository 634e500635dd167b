package pk.gov.nsor.foundation.audit.sealing;

import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import pk.gov.nsor.foundation.audit.TrailLosses;
import pk.gov.nsor.foundation.audit.TrailOrigins;
import pk.gov.nsor.foundation.audit.proof.TimeLimits;
import pk.gov.nsor.foundation.keys.Keys;

/** What sealing consists of. */
@Configuration(proxyBeanMethods = false)
class SealingConfiguration {

    @Bean
    TileRoots tileRoots() {
        return new TileRoots();
    }

    @Bean
    Sealer sealer(JdbcTemplate jdbc, PlatformTransactionManager transactions, Clock clock, TileRoots roots) {
        return new Sealer(jdbc, transactions, clock, roots);
    }

    @Bean
    Checkpoints checkpoints(
            JdbcTemplate jdbc,
            PlatformTransactionManager transactions,
            Keys keys,
            Clock clock,
            TileRoots roots,
            @Value("${nsor.trail.origin}") String origin) {
        return new Checkpoints(
                jdbc, transactions, keys.signing("trail").pair(), TrailOrigins.parse(origin), clock, roots);
    }

    @Bean
    Witnessing witnessing(
            JdbcTemplate jdbc,
            PlatformTransactionManager transactions,
            Checkpoints checkpoints,
            TileRoots roots,
            Clock clock,
            @Value("${nsor.trail.witnesses}") String setting) {
        return new Witnessing(jdbc, transactions, checkpoints, roots, clock, setting);
    }

    @Bean
    OwnEntries ownEntries() {
        return new OwnEntries();
    }

    @Bean
    SealingProgress sealingProgress(JdbcTemplate jdbc, Clock clock) {
        return new SealingProgress(jdbc, clock);
    }

    @Bean
    @ConditionalOnProperty(name = "nsor.trail.sealing", havingValue = "true")
    SealingThread sealingThread(
            Sealer sealer,
            Checkpoints checkpoints,
            Witnessing witnessing,
            SealingProgress progress,
            JdbcTemplate jdbc,
            OwnEntries own,
            TrailLosses losses,
            @Value("${nsor.trail.checkpoint-every}") Duration signing,
            @Value("${nsor.trail.longest-idle}") Duration idle,
            @Value("${nsor.trail.longest-transaction}") Duration longest) {
        SealingThread thread = new SealingThread(sealer, checkpoints, witnessing, progress, signing);
        thread.watch(own, jdbc, losses::found, new Stalling(jdbc, idle, promised(longest)));
        return thread;
    }

    /** Whoever checks the trail is promised how long a transaction may be open. */
    static Duration promised(Duration longest) {
        if (longest.compareTo(TimeLimits.OPEN) > 0) {
            throw new IllegalArgumentException("nsor.trail.longest-transaction is " + longest + ", and at most "
                    + TimeLimits.OPEN + " is promised");
        }
        return longest;
    }
}
