package pk.gov.nsor.publicservice.release;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.stereotype.Component;

/**
 * Releases the month's area counts soon after the month has begun, in one of the processes; after an outage, as soon
 * as one is back. It begins when the server is ready, so that a demonstration is loaded before it is counted.
 *
 * <p>A release cannot be withdrawn, so a wrong clock must not cause one. Where the clock has moved by over a day
 * against the machine's monotonic time, nothing is released until the clock is right again or an operator who has
 * checked it restarts the server.
 */
@Component
@ConditionalOnProperty(name = "nsor.release.areas", havingValue = "true")
class AreaScheduling implements SmartLifecycle {

    static final String TASK = "release.areas";

    private static final Logger LOG = LoggerFactory.getLogger(AreaScheduling.class);

    private static final Duration EVERY = Duration.ofMinutes(10);
    private static final Duration POLL = Duration.ofSeconds(30);
    private static final Duration HEARTBEAT = Duration.ofMinutes(1);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(8);
    private static final Duration MOST = Duration.ofDays(1);

    private final AreaReleases releases;
    private final Scheduler scheduler;
    private final Clock clock;
    private final Instant started;
    private final long startedNanos;
    private volatile boolean isStarted;

    AreaScheduling(DataSource dataSource, AreaReleases releases, Clock clock) {
        this.releases = releases;
        this.clock = clock;
        this.started = clock.instant();
        this.startedNanos = System.nanoTime();
        this.scheduler = scheduler(dataSource, this::run, clock, EVERY, POLL);
    }

    /** One process's scheduler. */
    static Scheduler scheduler(DataSource dataSource, Runnable run, Clock clock, Duration every, Duration poll) {
        RecurringTask<Void> task =
                Tasks.recurring(TASK, FixedDelay.of(every)).execute((instance, context) -> run.run());
        SchedulerBuilder builder = new OnClock(new TransactionAwareDataSourceProxy(dataSource), clock);
        return builder.startTasks(task)
                .tableName("release.scheduled_task")
                .threads(1)
                .pollingInterval(poll)
                .heartbeatInterval(HEARTBEAT)
                .shutdownMaxWait(LONGEST_STOP)
                .build();
    }

    @EventListener(ApplicationReadyEvent.class)
    void ready() {
        isStarted = true;
        scheduler.start();
    }

    private void run() {
        Duration counted = Duration.ofNanos(System.nanoTime() - startedNanos);
        if (Duration.between(started.plus(counted), clock.instant()).abs().compareTo(MOST) > 0) {
            LOG.error("The clock says {}, over a day off: no areas are released until it is right", clock.instant());
            return;
        }
        Optional<YearMonth> _ = releases.releaseDue();
    }

    @Override
    public void start() {
        // Waits until the server is ready.
    }

    @Override
    public void stop() {
        if (isStarted) {
            isStarted = false;
            scheduler.stop();
        }
    }

    /** Also before it is ready, so that it is stopped in any case. */
    @Override
    public boolean isRunning() {
        return true;
    }

    /** The library takes another clock only from a subclass. */
    private static final class OnClock extends SchedulerBuilder {
        OnClock(DataSource dataSource, Clock time) {
            super(dataSource, List.of());
            clock = time::instant;
        }
    }
}
