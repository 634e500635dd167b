package pk.gov.nsor.foundation.jobs.internal;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import pk.gov.nsor.foundation.jobs.Job;
import pk.gov.nsor.foundation.jobs.Jobs;
import pk.gov.nsor.foundation.jobs.LastingWork;

/** Runs the jobs of every process. The next run is planned when one has ended, so that none runs twice at once. */
final class ProcessJobs {

    private final Jobs jobs;
    private final ScheduledExecutorService timer;
    private final ExecutorService pool;
    private final BooleanSupplier mayGoOn;

    ProcessJobs(Jobs jobs, ScheduledExecutorService timer, ExecutorService pool, BooleanSupplier mayGoOn) {
        this.jobs = jobs;
        this.timer = timer;
        this.pool = pool;
        this.mayGoOn = mayGoOn;
    }

    void start(List<Job> all) {
        all.forEach(job -> plan(job, job.first()));
    }

    private void plan(Job job, Duration after) {
        if (mayGoOn.getAsBoolean()) {
            timer.schedule(() -> begin(job), after.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void begin(Job job) {
        try {
            pool.execute(() -> {
                Threads.named(job, () -> jobs.run(job, mayGoOn));
                plan(job, job.retry());
            });
        } catch (RuntimeException | Error noThread) {
            if (mayGoOn.getAsBoolean()) {
                LastingWork.tell(job.name(), noThread);
                plan(job, job.retry());
            }
        }
    }
}
