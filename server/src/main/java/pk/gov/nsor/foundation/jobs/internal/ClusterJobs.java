package pk.gov.nsor.foundation.jobs.internal;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.io.Serial;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import pk.gov.nsor.foundation.jobs.Job;
import pk.gov.nsor.foundation.jobs.Jobs;

/**
 * Runs the jobs of one process for all, by db-scheduler and the clock that all processes share. A process takes a job by its row of
 * {@code jobs.scheduled_task}; where it dies, another takes over after missed heartbeats. By clocks of their own, one that is
 * minutes ahead would take every other for dead.
 */
final class ClusterJobs {

    private static final String TABLE = "jobs.scheduled_task";
    private static final Duration LONGEST_STOP = Duration.ofSeconds(8);

    /** By how much a planned run may lie further ahead than the job's plan says. */
    private static final Duration SLACK = Duration.ofMinutes(1);

    private final Jobs jobs;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final BooleanSupplier mayGoOn;
    private final List<Job> all;
    private final Scheduler scheduler;

    /** How often a process looks for work, and says that it lives. */
    record Pace(Duration poll, Duration heartbeat) {}

    ClusterJobs(
            Jobs jobs,
            List<Job> all,
            DataSource dataSource,
            Clock clock,
            Pace pace,
            ExecutorService pool,
            BooleanSupplier mayGoOn) {
        this.jobs = jobs;
        this.jdbc = JdbcClient.create(dataSource);
        this.clock = clock;
        this.mayGoOn = mayGoOn;
        this.all = List.copyOf(all);
        this.scheduler = new OnClock(new TransactionAwareDataSourceProxy(dataSource), clock)
                .startTasks(all.stream().map(this::task).toList())
                .tableName(TABLE)
                // One for each, so that one that hangs keeps no other from running.
                .threads(Math.max(1, all.size()))
                .executorService(pool)
                .pollingInterval(pace.poll())
                .heartbeatInterval(pace.heartbeat())
                .shutdownMaxWait(LONGEST_STOP)
                .build();
    }

    private RecurringTask<Void> task(Job job) {
        return Tasks.recurring(job.name(), schedule(job))
                .onFailure((done, operations) ->
                        operations.reschedule(done, clock.instant().plus(job.retry())))
                .execute((instance, context) -> {
                    if (!Threads.named(job, () -> jobs.run(job, mayGoOn))) {
                        throw new FailedException(job.name() + " has failed");
                    }
                });
    }

    private Schedule schedule(Job job) {
        return job.at() == null ? Schedules.fixedDelay(job.retry()) : Schedules.daily(clock.getZone(), job.at());
    }

    void start() {
        // Before the library does, which would have a new job run at once.
        for (Job job : all) {
            jdbc.sql("""
                            insert into jobs.scheduled_task (task_name, task_instance, execution_time, picked, version)
                            values (?, ?, ?, false, 1) on conflict do nothing
                            """)
                    .params(job.name(), RecurringTask.INSTANCE, at(first(job)))
                    .update();
        }
        scheduler.start();
    }

    /** Ends when no job runs any more, or after some seconds. */
    void stop() {
        scheduler.stop();
    }

    /**
     * Plans anew what a clock that was ahead has put far into what is the future now.
     *
     * <p>A process whose own clock is behind only looks earlier than needed.
     */
    void bringBack() {
        for (Job job : all) {
            Instant next = next(job);
            jdbc.sql("""
                            update jobs.scheduled_task set execution_time = ?, version = version + 1
                            where task_name = ? and not picked and execution_time > ?
                            """).params(at(next), job.name(), at(next.plus(SLACK))).update();
        }
        // It waits for a moment of the clock that was ahead.
        scheduler.triggerCheckForDueExecutions();
    }

    private Instant first(Job job) {
        return job.at() == null ? clock.instant().plus(job.first()) : next(job);
    }

    private Instant next(Job job) {
        if (job.at() == null) {
            Duration later = job.first().compareTo(job.retry()) > 0 ? job.first() : job.retry();
            return clock.instant().plus(later);
        }
        ZonedDateTime now = ZonedDateTime.now(clock);
        ZonedDateTime today = now.with(job.at());
        return (today.isAfter(now) ? today : today.plusDays(1)).toInstant();
    }

    private OffsetDateTime at(Instant moment) {
        return moment.atZone(clock.getZone()).toOffsetDateTime();
    }

    /** Tells the library that a run has failed; why was logged without its message. */
    private static final class FailedException extends RuntimeException {

        @Serial
        private static final long serialVersionUID = 1L;

        FailedException(String message) {
            super(message, null, false, false);
        }
    }

    /** The library takes another clock only from a subclass. */
    private static final class OnClock extends SchedulerBuilder {
        OnClock(DataSource dataSource, Clock time) {
            super(dataSource, List.of());
            clock = time::instant;
        }
    }
}
