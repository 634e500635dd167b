package pk.gov.nsor.foundation.jobs.internal;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
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
import pk.gov.nsor.foundation.jobs.SharedTime;

/**
 * Runs the jobs from when the server is ready, so that a demonstration is loaded before, until it stops. Stopped and started
 * again, it runs them again.
 */
@Component
class JobRunner implements SmartLifecycle {

    static final String CLOCK_WATCH = "jobs.clock-watch";

    private static final Duration CLOCK = Duration.ofSeconds(30);

    private final ObjectProvider<Job> declared;
    private final Jobs jobs;
    private final ClockWatch watch;
    private final DataSource dataSource;
    private final SharedTime time;
    private final boolean isOneProcess;
    private final Set<String> without;
    private boolean isReady;
    private boolean isStopped;
    private @Nullable RunningJobs running;

    /**
     * @param isOneProcess whether this process takes part in the jobs of one process for all
     * @param without names of jobs that this process does not run
     */
    JobRunner(
            ObjectProvider<Job> declared,
            Jobs jobs,
            ClockWatch watch,
            DataSource dataSource,
            SharedTime time,
            @Value("${nsor.jobs.of-one-process}") boolean isOneProcess,
            @Value("${nsor.jobs.without}") Set<String> without) {
        this.declared = declared;
        this.jobs = jobs;
        this.watch = watch;
        this.dataSource = dataSource;
        this.time = time;
        this.isOneProcess = isOneProcess;
        this.without = Set.copyOf(without);
    }

    @Bean
    static Job clockWatchJob(ClockWatch watch) {
        return Job.inEveryProcess(CLOCK_WATCH, CLOCK).does(watch::check);
    }

    /** Also where a clock that went back has put the next run into the far future. */
    @Bean
    static Job bringingBackJob(JobRunner runner) {
        return Job.inEveryProcess("jobs.bringing-back", CLOCK).does(runner::bringBack);
    }

    @EventListener(ApplicationReadyEvent.class)
    synchronized void ready() {
        isReady = true;
        if (!isStopped) {
            run();
        }
    }

    /** Waits for the server to be ready, unless it was before. */
    @Override
    public synchronized void start() {
        isStopped = false;
        if (isReady) {
            run();
        }
    }

    private void run() {
        List<Job> all = declared.stream().toList();
        refuseTwice(all);
        List<Job> mine =
                all.stream().filter(job -> !without.contains(job.name())).toList();
        mine.forEach(jobs::register);
        if (!without.contains(CLOCK_WATCH)) {
            watch.start();
        }
        RunningJobs started = new RunningJobs(jobs);
        started.start(of(mine, Place.EVERY_PROCESS));
        List<Job> shared = of(mine, Place.ONE_PROCESS);
        if (isOneProcess && !shared.isEmpty()) {
            started.startShared(shared, dataSource, time.clock());
        }
        running = started;
    }

    private static List<Job> of(List<Job> all, Place place) {
        return all.stream().filter(job -> job.place() == place).toList();
    }

    private void bringBack() {
        RunningJobs known = running();
        if (known != null) {
            known.bringBack();
        }
    }

    private synchronized @Nullable RunningJobs running() {
        return running;
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

    @Override
    public void stop() {
        RunningJobs ending;
        synchronized (this) {
            isStopped = true;
            ending = running;
            running = null;
        }
        if (ending != null) {
            ending.stop();
        }
    }

    /** Also before it is ready, so that it is stopped in any case. */
    @Override
    public synchronized boolean isRunning() {
        return !isStopped;
    }
}
