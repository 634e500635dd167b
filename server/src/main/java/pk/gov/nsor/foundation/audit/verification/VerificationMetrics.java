package pk.gov.nsor.foundation.audit.verification;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToDoubleFunction;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Lets whoever watches the register hear that the trail does not fit, and of a check that no longer comes to its end. */
@Configuration(proxyBeanMethods = false)
class VerificationMetrics {

    @Bean
    MeterBinder verificationMeters(VerificationRuns runs) {
        return registry -> {
            Gauge.builder("nsor.trail.verification.findings", runs, of(Verdict::found))
                    .description("What did not fit in the trail, by the last check of it")
                    .register(registry);
            Gauge.builder(
                            "nsor.trail.verification.finished",
                            runs,
                            of(verdict -> verdict.endedAt().getEpochSecond()))
                    .description("When the last check of the trail came to its end, in seconds since 1970")
                    .baseUnit("seconds")
                    .register(registry);
        };
    }

    /** Not a number while no check was made. */
    private static ToDoubleFunction<VerificationRuns> of(ToDoubleFunction<Verdict> figure) {
        return runs ->
                runs.newest().map(run -> figure.applyAsDouble(run.verdict())).orElse(Double.NaN);
    }
}
