package pk.gov.nsor.foundation.audit.sealing;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reports to monitoring when the trail is not sealed, or no witness holds its checkpoints. */
@Configuration(proxyBeanMethods = false)
class SealingMetrics {

    @Bean
    MeterBinder sealingMeters(SealingProgress progress, Witnessing witnessing, Clock clock) {
        return registry -> {
            Gauge.builder("nsor.trail.leaves", progress, SealingProgress::leaves)
                    .description("Entries that are leaves of the trail's tree")
                    .register(registry);
            Gauge.builder("nsor.trail.sealing.behind", progress, now -> seconds(now.behind()))
                    .description("For how long the oldest entry that is no leaf yet has waited")
                    .baseUnit("seconds")
                    .register(registry);
            Gauge.builder("nsor.trail.sealing.halted", progress, now -> now.halted() == null ? 0 : 1)
                    .description(
                            "Whether nothing is sealed until somebody has done something about it; the log says what")
                    .register(registry);
            Gauge.builder("nsor.trail.checkpoint.age", progress, now -> seconds(now.checkpointAge()))
                    .description("How old the newest checkpoint is")
                    .baseUnit("seconds")
                    .register(registry);
            Gauge.builder("nsor.trail.misdated", progress, SealingProgress::misdated)
                    .description("Entries that were sealed with a time that cannot be")
                    .register(registry);
            for (WitnessState witness : witnessing.states()) {
                register(registry, witnessing, witness.name(), clock);
            }
        };
    }

    private static void register(MeterRegistry registry, Witnessing witnessing, String name, Clock clock) {
        Gauge.builder(
                        "nsor.trail.witness.age",
                        witnessing,
                        all -> age(all.state(name).takenAt(), clock))
                .description("How long ago the witness has taken its last checkpoint")
                .baseUnit("seconds")
                .tag("witness", name)
                .register(registry);
        Gauge.builder(
                        "nsor.trail.witness.refused",
                        witnessing,
                        all -> all.state(name).isRefused() ? 1 : 0)
                .description("Whether the witness holds something that does not fit what the register signs")
                .tag("witness", name)
                .register(registry);
    }

    private static double age(@Nullable Instant at, Clock clock) {
        return seconds(at == null ? null : Duration.between(at, clock.instant()));
    }

    /** NaN where there is none. */
    private static double seconds(@Nullable Duration duration) {
        return duration == null ? Double.NaN : Math.max(0, duration.toMillis() / 1000.0);
    }
}
