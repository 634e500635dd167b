package pk.gov.nsor.publicservice.enquiry.probe;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pk.gov.nsor.foundation.jobs.Job;

/** Has each process ask the public channel soon after its start and each hour, and tells operators what came of it. */
@Configuration(proxyBeanMethods = false)
class ProbeJob {

    private static final Duration TOLD = Duration.ofDays(1);

    /** Each process has software of its own while it is being replaced, so each asks itself. */
    @Bean
    Job publicProbesJob(PublicProbes probes) {
        return Job.inEveryProcess("enquiry.public-probes", Duration.ofMinutes(1))
                .first(Duration.ofSeconds(20))
                .does(probes::runDue);
    }

    /** No part of readiness: an answer that is wrong has closed the channel already. */
    @Bean
    HealthIndicator publicProbesHealthIndicator(PublicProbes probes, Clock clock) {
        return () -> probes.wrongSince(clock.instant().minus(TOLD)).isEmpty()
                ? Health.up().build()
                : Health.down().build();
    }

    @Bean
    MeterBinder publicProbesMeters(PublicProbes probes, Clock clock) {
        return registry -> {
            Gauge.builder("nsor.public.probes.wrong", () -> wrong(probes, clock.instant()))
                    .description("Classes of people about whom the public channel answered wrongly in the last day")
                    .register(registry);
            Gauge.builder(
                            "nsor.public.probes.finished",
                            () -> probes.lastFinished()
                                    .map(Instant::getEpochSecond)
                                    .map(Long::doubleValue)
                                    .orElse(Double.NaN))
                    .description("When the public channel was last asked about every class, in seconds since 1970")
                    .baseUnit("seconds")
                    .register(registry);
        };
    }

    private static int wrong(PublicProbes probes, Instant now) {
        return probes.wrongSince(now.minus(TOLD)).size();
    }
}
