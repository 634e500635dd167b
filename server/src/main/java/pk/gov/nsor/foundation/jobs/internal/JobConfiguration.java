package pk.gov.nsor.foundation.jobs.internal;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pk.gov.nsor.foundation.jobs.Jobs;
import pk.gov.nsor.foundation.jobs.LastingWork;

/** Reports to operators a job that hangs, and threads that fail and restart. No part of readiness. */
@Configuration(proxyBeanMethods = false)
class JobConfiguration {

    @Bean
    HealthIndicator jobsHealthIndicator(Jobs jobs) {
        return () -> jobs.overdue().isEmpty() && LastingWork.failing().isEmpty()
                ? Health.up().build()
                : Health.down().build();
    }

    @Bean
    MeterBinder jobMeters(Jobs jobs) {
        return registry -> {
            Gauge.builder("nsor.jobs.overdue", jobs, now -> now.overdue().size())
                    .description("Jobs of this process that run for longer than they should")
                    .register(registry);
            FunctionCounter.builder("nsor.work.failures", jobs, now -> LastingWork.failures())
                    .description("Failures of jobs and of threads that began again, since the start")
                    .register(registry);
        };
    }
}
