package pk.gov.nsor.audit;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells operators whether the trail takes entries. It is no part of readiness: what the public asks by SMS goes on. */
@Component
class TrailHealth implements HealthIndicator, MeterBinder {

    private final Trail trail;
    private final TransactionTemplate transaction;

    TrailHealth(Trail trail, PlatformTransactionManager transactions) {
        this.trail = trail;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Where an entry was not taken and none since, tries one that is undone. */
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
