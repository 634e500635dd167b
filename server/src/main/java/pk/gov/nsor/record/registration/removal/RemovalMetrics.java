package pk.gov.nsor.record.registration.removal;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/** Reports to monitoring the removals by one person on which no second person has decided in time. */
@Component
class RemovalMetrics implements MeterBinder {

    private final Removals removals;

    RemovalMetrics(Removals removals) {
        this.removals = removals;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("nsor.removals.overdue", removals, Removals::countOverdue)
                .description(
                        "Removals from the register by one hand that have waited longer for a second person than policy"
                                + " allows")
                .register(registry);
    }
}
