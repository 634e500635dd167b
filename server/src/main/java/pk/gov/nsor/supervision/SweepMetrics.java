package pk.gov.nsor.supervision;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/** Tells whoever watches the server that the sweep stands still. */
@Component
class SweepMetrics implements MeterBinder {

    private final SweepHalts halts;

    SweepMetrics(SweepHalts halts) {
        this.halts = halts;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("nsor.supervision.sweep.halted", halts, now -> now.now().isPresent() ? 1 : 0)
                .description("1 where the sweep stands still because a clock could not be trusted")
                .register(registry);
    }
}
