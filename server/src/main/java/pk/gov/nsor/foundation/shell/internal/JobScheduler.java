package pk.gov.nsor.foundation.shell.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.Trigger;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import pk.gov.nsor.foundation.shell.Jobs;

/**
 * Runs the methods with {@code @Scheduled}. There are more threads than jobs, and a job runs only once at a time, so
 * that a job that hangs blocks no other.
 */
class JobScheduler extends ThreadPoolTaskScheduler {

    private static final long serialVersionUID = 1L;

    /** A test counts the jobs. */
    static final int THREADS = 40;

    private final transient Jobs jobs;

    JobScheduler(Jobs jobs) {
        this.jobs = jobs;
        setPoolSize(THREADS);
        setThreadNamePrefix("job-");
        setDaemon(true);
    }

    @Override
    public @Nullable ScheduledFuture<?> schedule(Runnable task, Trigger trigger) {
        return super.schedule(watched(task), trigger);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable task, Instant startTime) {
        return super.schedule(watched(task), startTime);
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable task, Instant startTime, Duration period) {
        return super.scheduleAtFixedRate(watched(task), startTime, period);
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable task, Duration period) {
        return super.scheduleAtFixedRate(watched(task), period);
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable task, Instant startTime, Duration delay) {
        return super.scheduleWithFixedDelay(watched(task), startTime, delay);
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable task, Duration delay) {
        return super.scheduleWithFixedDelay(watched(task), delay);
    }

    private Runnable watched(Runnable task) {
        return jobs.watched(name(task.toString()), task);
    }

    /** Class and method, as Spring writes a job, without the package and what a proxy adds. */
    static String name(String task) {
        String plain = task.replaceAll("\\$\\$[^.]*", "");
        int method = plain.lastIndexOf('.');
        return plain.substring(plain.lastIndexOf('.', Math.max(0, method - 1)) + 1);
    }
}
