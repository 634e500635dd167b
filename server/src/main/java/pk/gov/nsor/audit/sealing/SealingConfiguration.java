package pk.gov.nsor.audit.sealing;

import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import pk.gov.nsor.audit.proof.NoteSigner;
import pk.gov.nsor.keys.Keys;

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
                jdbc, transactions, new NoteSigner(origin, keys.signing("trail").pair()), clock, roots);
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
            @Value("${nsor.trail.checkpoint-every}") Duration signing) {
        return new SealingThread(sealer, checkpoints, witnessing, progress, signing);
    }
}
