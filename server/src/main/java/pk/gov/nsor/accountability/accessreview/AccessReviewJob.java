package pk.gov.nsor.accountability.accessreview;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.accountability.accessreview.AccessAlertRepository.Reached;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.policing.supervision.DueWork;

/**
 * Soon after midnight the views of the day before are checked; after an outage, those of each day that was missed. The
 * first run starts with the day before it. Alerts that nobody has decided go to the next level.
 */
@Component
@Order(4)
class AccessReviewJob implements DueWork {

    private static final Logger LOG = LoggerFactory.getLogger(AccessReviewJob.class);

    /** No transaction that began before midnight is still open by then. */
    private static final Duration SETTLED = Duration.ofHours(1);

    private final DayReview review;
    private final RecordViewRepository table;
    private final AccessAlertRepository alerts;
    private final Trail trail;
    private final TransactionOperations transaction;
    private final Clock clock;

    AccessReviewJob(
            DayReview review,
            RecordViewRepository table,
            AccessAlertRepository alerts,
            Trail trail,
            TransactionOperations transaction,
            Clock clock) {
        this.review = review;
        this.table = table;
        this.alerts = alerts;
        this.trail = trail;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Where it fails, it is tried again with the next run; the rest of the sweep, which people rely on, goes on. */
    @Override
    public void runDue(BooleanSupplier mayGoOn) {
        try {
            run(mayGoOn);
        } catch (RuntimeException failed) {
            LOG.error("The views of the days before could not be gone through; the next run tries again", failed);
        }
    }

    private void run(BooleanSupplier mayGoOn) {
        LocalDate last = LocalDateTime.now(clock).minus(SETTLED).toLocalDate().minusDays(1);
        LocalDate next = table.lastDay().map(day -> day.plusDays(1)).orElse(last);
        while (!next.isAfter(last) && mayGoOn.getAsBoolean()) {
            review.goThrough(next);
            next = next.plusDays(1);
        }
        if (mayGoOn.getAsBoolean()) {
            transaction.executeWithoutResult(status -> alerts.reached().forEach(this::tell));
        }
    }

    private void tell(Reached one) {
        alerts.escalated(one);
        trail.append(TrailEntry.done(AlertOpenings.WATCH, TrailAction.ACCESS_ALERT_ESCALATED)
                .about(one.id())
                .with(Map.of("level", one.level().name())));
    }
}
