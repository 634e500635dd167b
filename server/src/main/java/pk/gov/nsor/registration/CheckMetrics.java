package pk.gov.nsor.registration;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToDoubleFunction;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pk.gov.nsor.registration.StandingChecks.Run;

/** Lets whoever watches the register hear of differences, and of a check that no longer comes to its end. */
@Configuration(proxyBeanMethods = false)
class CheckMetrics {

    @Bean
    MeterBinder standingChecksMeters(StandingChecks checks) {
        return registry -> {
            Gauge.builder("nsor.standing.check.differences", checks, of(Run::differing))
                    .description("Stored standings that were not what the law says, by the last finished check")
                    .register(registry);
            Gauge.builder("nsor.standing.check.finished", checks, of(CheckMetrics::finished))
                    .description("When the last check came to its end, in seconds since 1970")
                    .baseUnit("seconds")
                    .register(registry);
        };
    }

    /** Not a number while no check has been finished. */
    private static ToDoubleFunction<StandingChecks> of(ToDoubleFunction<Run> figure) {
        return checks ->
                checks.lastFinished().map(run -> figure.applyAsDouble(run)).orElse(Double.NaN);
    }

    private static double finished(Run run) {
        return run.finishedAt() == null ? Double.NaN : run.finishedAt().toEpochSecond();
    }
}
