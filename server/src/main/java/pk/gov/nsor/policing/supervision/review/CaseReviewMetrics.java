package pk.gov.nsor.policing.supervision.review;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/** Reports to the monitoring that the daily review has stopped. */
@Component
class CaseReviewMetrics implements MeterBinder {

    private final CaseReviewHalts halts;

    CaseReviewMetrics(CaseReviewHalts halts) {
        this.halts = halts;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder(
                        "nsor.supervision.case.review.halted",
                        halts,
                        now -> now.now().isPresent() ? 1 : 0)
                .description("1 where the review of cases stands still because a clock could not be trusted")
                .register(registry);
    }
}
