package pk.gov.nsor.record.registration.check;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.LocalDate;
import java.util.function.ToDoubleFunction;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pk.gov.nsor.record.registration.AnswerCheck;
import pk.gov.nsor.record.registration.check.StandingChecks.Run;

/** Reports to monitoring the differences found, and a check that no longer finishes. */
@Configuration(proxyBeanMethods = false)
class CheckMetrics {

    @Bean
    MeterBinder standingChecksMeters(StandingChecks checks, AnswerCheck answers, Clock clock) {
        return registry -> {
            Gauge.builder("nsor.standing.check.differences", checks, of(Run::differing))
                    .description("Stored standings that were not what the law says, by the last finished check")
                    .register(registry);
            Gauge.builder(
                            "nsor.answers.wrong",
                            () -> answers.count(LocalDate.now(clock).minusDays(1)))
                    .description("Answers to the public that the law did not bear out, found since yesterday")
                    .register(registry);
            Gauge.builder("nsor.standing.check.finished", checks, of(CheckMetrics::finished))
                    .description("When the last check came to its end, in seconds since 1970")
                    .baseUnit("seconds")
                    .register(registry);
        };
    }

    /** NaN while no check has been finished. */
    private static ToDoubleFunction<StandingChecks> of(ToDoubleFunction<Run> figure) {
        return checks ->
                checks.lastFinished().map(run -> figure.applyAsDouble(run)).orElse(Double.NaN);
    }

    private static double finished(Run run) {
        return run.finishedAt() == null ? Double.NaN : run.finishedAt().toEpochSecond();
    }
}
