package pk.gov.nsor.foundation.jobs.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pk.gov.nsor.foundation.jobs.Job;
import pk.gov.nsor.foundation.jobs.Jobs;
import pk.gov.nsor.foundation.jobs.LastingWork;

/** The jobs of a process from a start until the stop after it: from then on no run begins. */
final class RunningJobs {

    private static final Logger LOG = LoggerFactory.getLogger(RunningJobs.class);

    private static final Duration WATCH = Duration.ofSeconds(10);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(8);
    private static final ClusterJobs.Pace PACE = new ClusterJobs.Pace(Duration.ofSeconds(10), Duration.ofMinutes(1));

    private final Jobs jobs;
    private final ScheduledExecutorService timer = Threads.timer();
    private final ExecutorService pool = Threads.pool();
    private volatile boolean isStopping;
    private volatile @Nullable ClusterJobs shared;

    RunningJobs(Jobs jobs) {
        this.jobs = jobs;
    }

    /** @param own the jobs of every process */
    void start(List<Job> own) {
        timer.scheduleWithFixedDelay(this::watch, WATCH.toMillis(), WATCH.toMillis(), TimeUnit.MILLISECONDS);
        new ProcessJobs(jobs, timer, pool, this::mayGoOn).start(own);
    }

    /**
     * @param of the jobs that one process runs for all
     * @param clock the one that all processes share
     */
    void startShared(List<Job> of, DataSource dataSource, Clock clock) {
        ClusterJobs started = new ClusterJobs(jobs, of, dataSource, clock, PACE, Threads.pool(), this::mayGoOn);
        started.start();
        shared = started;
    }

    void bringBack() {
        ClusterJobs known = shared;
        if (known != null) {
            known.bringBack();
        }
    }

    /** Asks runs that go on to end, and waits for them for some seconds. */
    void stop() {
        isStopping = true;
        timer.shutdownNow();
        pool.shutdown();
        ClusterJobs known = shared;
        if (known != null) {
            known.stop();
        }
        try {
            if (!pool.awaitTermination(LONGEST_STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("The server stops while jobs go on: what they have not committed is done again");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void watch() {
        try {
            jobs.watch();
        } catch (RuntimeException | Error failed) {
            LastingWork.tell("jobs.watchdog", failed);
        }
    }

    private boolean mayGoOn() {
        return !isStopping;
    }
}
