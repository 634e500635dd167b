package pk.gov.nsor.foundation.audit;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reports to operators whether the trail takes entries, and whether its entries are sealed in time. It is no part of
 * readiness, so that the public's questions by SMS are still answered when it is down.
 */
@Component
class TrailHealth implements HealthIndicator, MeterBinder {

    private final Trail trail;
    private final TrailWatching watching;
    private final TransactionTemplate transaction;

    TrailHealth(Trail trail, TrailWatching watching, PlatformTransactionManager transactions) {
        this.trail = trail;
        this.watching = watching;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Where an entry was not taken and none since, writes a test entry that is rolled back. */
    @Override
    public Health health() {
        if (!trail.state().takesEntries()) {
            try {
                transaction.executeWithoutResult(status -> {
                    status.setRollbackOnly();
                    trail.append(TrailEntry.done(Actor.system("health"), TrailAction.PAGE_VIEWED));
                });
            } catch (RuntimeException stillAway) {
                return Health.down().build();
            }
        }
        if (watching.isLate()) {
            return Health.down().withDetail("sealing", "behind").build();
        }
        return Health.up().build();
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        FunctionCounter.builder("nsor.trail.lost", trail, of -> of.state().lost())
                .description("Entries that could not be written, and what they were for was neither shown nor done")
                .register(registry);
        Gauge.builder("nsor.trail.takes.entries", trail, of -> of.state().takesEntries() ? 1 : 0)
                .description("1 where the trail takes entries, 0 where it does not")
                .register(registry);
    }
}
