package pk.gov.nsor.accountability.retention;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.foundation.audit.PurgeRuns;
import pk.gov.nsor.foundation.jobs.ClockTrust;

/** Records when each class of data was last processed, and reports an overdue class to the monitoring. */
@Component
public class RetentionWatch implements PurgeRuns, MeterBinder {

    private final RetentionRepository table;
    private final TransactionOperations transaction;
    private final Clock clock;
    private final ClockTrust trust;
    private final Instant started;

    RetentionWatch(RetentionRepository table, TransactionOperations transaction, Clock clock, ClockTrust trust) {
        this.table = table;
        this.transaction = transaction;
        this.clock = clock;
        this.trust = trust;
        this.started = clock.instant();
    }

    @Override
    public boolean mayErase() {
        return trust.isTrusted();
    }

    @Override
    public void ran(Purge purge, long erased) {
        transaction.executeWithoutResult(
                status -> table.ran(DataClass.valueOf(purge.name()), OffsetDateTime.now(clock), erased));
    }

    /** Classes that nobody has gone through in their time. One that never was counts from the start of the server. */
    public List<DataClass> late() {
        Map<DataClass, Run> runs = transaction.execute(status -> table.runs());
        Instant now = clock.instant();
        return Arrays.stream(DataClass.values())
                .filter(one -> isLate(one, runs, now))
                .toList();
    }

    private boolean isLate(DataClass one, Map<DataClass, Run> runs, Instant now) {
        Duration within = one.runsWithin();
        Run run = runs.get(one);
        return within != null
                && (run == null ? started : run.at().toInstant()).plus(within).isBefore(now);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("nsor.retention.late", this, watch -> watch.late().size())
                .description("How many classes of data were not gone through in their time: what is due stays")
                .register(registry);
    }
}
