package pk.gov.nsor.foundation.jobs.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.jobs.ClockWatch;
import pk.gov.nsor.foundation.jobs.Job;
import pk.gov.nsor.foundation.jobs.Job.Place;
import pk.gov.nsor.foundation.jobs.Jobs;
import pk.gov.nsor.foundation.jobs.LastingWork;

/**
 * Runs the jobs from when the server is ready, so that a demonstration is loaded before, until it stops: then no run
 * begins, those that go on are asked to end, and are waited for some seconds.
 */
@Component
class JobRunner implements SmartLifecycle {

    static final String CLOCK_WATCH = "jobs.clock-watch";

    private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);

    private static final Duration WATCH = Duration.ofSeconds(10);
    private static final Duration CLOCK = Duration.ofSeconds(30);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(8);
    private static final ClusterJobs.Pace PACE = new ClusterJobs.Pace(Duration.ofSeconds(10), Duration.ofMinutes(1));

    private final ObjectProvider<Job> declared;
    private final Jobs jobs;
    private final ClockWatch watch;
    private final DataSource dataSource;
    private final Clock clock;
    private final boolean isOneProcess;
    private final Set<String> without;
    private final ScheduledExecutorService timer = Threads.timer();
    private final ExecutorService pool = Threads.pool();
    private volatile boolean isStopping;
    private volatile @Nullable ClusterJobs cluster;

    /**
     * @param isOneProcess whether this process takes part in the jobs of one process for all
     * @param without names of jobs that this process does not run
     */
    JobRunner(
            ObjectProvider<Job> declared,
            Jobs jobs,
            ClockWatch watch,
            DataSource dataSource,
            Clock clock,
            @Value("${nsor.jobs.of-one-process}") boolean isOneProcess,
            @Value("${nsor.jobs.without}") Set<String> without) {
        this.declared = declared;
        this.jobs = jobs;
        this.watch = watch;
        this.dataSource = dataSource;
        this.clock = clock;
        this.isOneProcess = isOneProcess;
        this.without = Set.copyOf(without);
    }

    @Bean
    static Job clockWatchJob(ClockWatch watch) {
        return Job.inEveryProcess(CLOCK_WATCH, CLOCK).does(watch::check);
    }

    @EventListener(ApplicationReadyEvent.class)
    void ready() {
        List<Job> all = declared.stream().toList();
        refuseTwice(all);
        List<Job> mine =
                all.stream().filter(job -> !without.contains(job.name())).toList();
        mine.forEach(jobs::register);
        if (!without.contains(CLOCK_WATCH)) {
            watch.start();
        }
        timer.scheduleWithFixedDelay(
                () -> tried("jobs.watchdog", jobs::watch), WATCH.toMillis(), WATCH.toMillis(), TimeUnit.MILLISECONDS);
        new ProcessJobs(jobs, timer, pool, this::mayGoOn)
                .start(mine.stream()
                        .filter(job -> job.place() == Place.EVERY_PROCESS)
                        .toList());
        List<Job> shared =
                mine.stream().filter(job -> job.place() == Place.ONE_PROCESS).toList();
        if (isOneProcess && !shared.isEmpty()) {
            ClusterJobs started = new ClusterJobs(jobs, shared, dataSource, clock, PACE, Threads.pool(), this::mayGoOn);
            started.start();
            cluster = started;
        }
    }

    /** Also where a clock that went back has put the next run into the far future. */
    @Bean
    static Job bringingBackJob(JobRunner runner) {
        return Job.inEveryProcess("jobs.bringing-back", CLOCK).does(runner::bringBack);
    }

    private void bringBack() {
        ClusterJobs shared = cluster;
        if (shared != null) {
            shared.bringBack();
        }
    }

    private void refuseTwice(List<Job> all) {
        Set<String> unknown = new TreeSet<>(without);
        all.stream()
                .collect(Collectors.groupingBy(Job::name, Collectors.counting()))
                .forEach((name, count) -> {
                    unknown.remove(name);
                    if (count > 1) {
                        throw new IllegalStateException("Two jobs are called " + name);
                    }
                });
        if (!unknown.isEmpty()) {
            throw new IllegalStateException("nsor.jobs.without names what is no job: " + unknown);
        }
    }

    private static void tried(String what, Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error failed) {
            LastingWork.tell(what, failed);
        }
    }

    private boolean mayGoOn() {
        return !isStopping;
    }

    @Override
    public void start() {
        // Waits until the server is ready.
    }

    @Override
    public void stop() {
        isStopping = true;
        timer.shutdownNow();
        pool.shutdown();
        ClusterJobs shared = cluster;
        if (shared != null) {
            shared.stop();
        }
        try {
            if (!pool.awaitTermination(LONGEST_STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("The server stops while jobs go on: what they have not committed is done again");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Also before it is ready, so that it is stopped in any case. */
    @Override
    public boolean isRunning() {
        return !isStopping;
    }
}
