package pk.gov.nsor.agencies.verification;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Reports to monitoring how many questions wait, and for how long NADRA has not answered. */
@Component
class NadraMetrics implements MeterBinder {

    private final Verifications verifications;

    NadraMetrics(Verifications verifications) {
        this.verifications = verifications;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder(
                        "nsor.nadra.waiting",
                        verifications,
                        known -> known.queue().waiting())
                .description("CNICs about which NADRA is still to be asked")
                .register(registry);
        Gauge.builder(
                        "nsor.nadra.away.seconds",
                        verifications,
                        known -> known.queue().away().map(Duration::toSeconds).orElse(0L))
                .description("For how long NADRA has not answered; 0 while it does")
                .register(registry);
        Gauge.builder("nsor.nadra.for.people", verifications, Verifications::countForPeople)
                .description("Answers of NADRA that wait for somebody who compares them")
                .register(registry);
    }
}
