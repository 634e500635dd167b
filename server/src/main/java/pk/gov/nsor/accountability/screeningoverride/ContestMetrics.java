package pk.gov.nsor.accountability.screeningoverride;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.screening.ScreenRule;
import pk.gov.nsor.foundation.screening.Stop;

/** Reports to monitoring what became of stops that somebody contested. */
@Component
class ContestMetrics {

    private final MeterRegistry registry;

    ContestMetrics(MeterRegistry registry, ScreeningOverrideRepository table) {
        this.registry = registry;
        Gauge.builder(
                        "nsor.screening.rules.for.change",
                        table,
                        of -> of.contested().stream()
                                .filter(ContestedRule::isUpForChange)
                                .count())
                .description(
                        "Rules of the text screen that were wrong more often than right where somebody contested them")
                .register(registry);
    }

    void decided(ScreenRule rule, Stop.Kind kind, boolean isAllowed) {
        Counter.builder("nsor.screening.contested")
                .description("Stops of the text screen that somebody contested, by what was decided")
                .tag("rule", rule.clue())
                .tag("kind", kind.name().toLowerCase(Locale.ROOT))
                .tag("decision", isAllowed ? "allowed" : "refused")
                .register(registry)
                .increment();
    }
}
