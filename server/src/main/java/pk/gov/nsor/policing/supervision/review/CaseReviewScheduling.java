package pk.gov.nsor.policing.supervision.review;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.shell.Jobs;

/** Has the review of cases run every minute, in one of the processes, from the start of the server on. See ADR 3. */
@Component
@ConditionalOnProperty(name = "nsor.supervision.case-review", havingValue = "true")
public class CaseReviewScheduling implements SmartLifecycle {

    public static final String TASK = "supervision.case-review";

    private static final Duration EVERY = Duration.ofMinutes(1);
    private static final Duration POLL = Duration.ofSeconds(10);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(8);
    private static final Duration HEARTBEAT = Duration.ofMinutes(1);

    private final CaseReviewRuns runs;
    private final ClockWatch watch;
    private final Scheduler scheduler;
    private volatile boolean isRunning;

    CaseReviewScheduling(DataSource dataSource, CaseReviewRuns runs, ClockWatch watch, Jobs jobs, Clock clock) {
        this.runs = runs;
        this.watch = watch;
        this.scheduler = scheduler(dataSource, jobs.watched(TASK, runs::run), clock, EVERY, POLL, HEARTBEAT);
    }

    /** One process's scheduler. */
    public static Scheduler scheduler(
            DataSource dataSource, Runnable run, Clock clock, Duration every, Duration poll, Duration heartbeat) {
        RecurringTask<Void> task =
                Tasks.recurring(TASK, FixedDelay.of(every)).execute((instance, context) -> run.run());
        SchedulerBuilder builder = new OnClock(new TransactionAwareDataSourceProxy(dataSource), clock);
        return builder.startTasks(task)
                .tableName("supervision.scheduled_task")
                .threads(1)
                .pollingInterval(poll)
                .heartbeatInterval(heartbeat)
                .shutdownMaxWait(LONGEST_STOP)
                .build();
    }

    @Override
    public void start() {
        watch.start();
        scheduler.start();
        isRunning = true;
    }

    @Override
    public void stop() {
        isRunning = false;
        runs.stop();
        scheduler.stop();
    }

    @Override
    public boolean isRunning() {
        return isRunning;
    }

    /** Also where a clock that went back has put the next run into the far future. */
    @Scheduled(initialDelayString = "PT30S", fixedDelayString = "PT30S")
    void watch() {
        watch.check();
    }

    /** The library takes another clock only from a subclass. */
    private static final class OnClock extends SchedulerBuilder {
        OnClock(DataSource dataSource, Clock time) {
            super(dataSource, List.of());
            clock = time::instant;
        }
    }
}
