package pk.gov.nsor.foundation.jobs;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The jobs of this process: which are running and for how long, and how their runs have ended. */
@Component
public class Jobs {

    private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);

    private final MeterRegistry meters;
    private final ClockWatch watch;
    private final Clock clock;
    private final Map<String, State> states = new ConcurrentHashMap<>();

    public Jobs(MeterRegistry meters, ClockWatch watch, Clock clock) {
        this.meters = meters;
        this.watch = watch;
        this.clock = clock;
    }

    /** A job that runs for longer than it should. */
    public record Overdue(String job, Duration since) {}

    /**
     * Runs the job once, on this thread.
     *
     * @return whether it has ended as it should; a run that is left out for the clock has
     */
    public boolean run(Job job, BooleanSupplier mayGoOn) {
        State state = state(job);
        if (job.isForSteadyClock() && watch.isOff()) {
            LOG.error("The clock says {}, over a day off: {} waits until it is right", clock.instant(), job.name());
            return true;
        }
        Run run = new Run(job, Thread.currentThread(), System.nanoTime());
        state.run = run;
        try {
            job.work().accept(mayGoOn);
            state.lastSuccess = clock.instant().getEpochSecond();
            return true;
        } catch (RuntimeException | Error failed) {
            state.failures.increment();
            LastingWork.tell(job.name(), failed);
            return false;
        } finally {
            state.run = null;
            state.duration.record(run.since());
        }
    }

    /** Those that run for longer than they should, the longest first. */
    public List<Overdue> overdue() {
        return states.values().stream()
                .map(state -> state.run)
                .filter(run -> run != null && run.isOverdue())
                .map(run -> new Overdue(run.job.name(), run.since()))
                .sorted(Comparator.comparing(Overdue::since).reversed())
                .toList();
    }

    /** Reports each run that has become overdue, once, with what its thread is at. */
    public void watch() {
        for (State state : states.values()) {
            Run run = state.run;
            if (run != null && run.isOverdue() && !run.isTold) {
                run.isTold = true;
                IllegalStateException where = new IllegalStateException("It is here");
                where.setStackTrace(run.thread.getStackTrace());
                LOG.error(
                        "{} has run for {} minutes, over its {}, and goes on",
                        run.job.name(),
                        run.since().toMinutes(),
                        run.job.deadline(),
                        where);
            }
        }
    }

    /** From now on the job has its metrics. */
    public void register(Job job) {
        State _ = state(job);
    }

    private State state(Job job) {
        return states.computeIfAbsent(job.name(), name -> new State(name, meters));
    }

    private static final class Run {

        private final Job job;
        private final Thread thread;
        private final long startedNanos;
        private volatile boolean isTold;

        Run(Job job, Thread thread, long startedNanos) {
            this.job = job;
            this.thread = thread;
            this.startedNanos = startedNanos;
        }

        Duration since() {
            return Duration.ofNanos(System.nanoTime() - startedNanos);
        }

        boolean isOverdue() {
            return since().compareTo(job.deadline()) > 0;
        }
    }

    private static final class State {

        private final Counter failures;
        private final Timer duration;
        private volatile @Nullable Run run;
        private volatile long lastSuccess;

        State(String job, MeterRegistry meters) {
            failures = Counter.builder("nsor.job.failures")
                    .description("Runs of the job that failed, since the start")
                    .tag("job", job)
                    .register(meters);
            duration = Timer.builder("nsor.job.duration")
                    .description("How long the job's runs took")
                    .tag("job", job)
                    .register(meters);
            Gauge.builder("nsor.job.running", this, state -> state.run == null ? 0 : 1)
                    .description("1 while this process runs the job")
                    .tag("job", job)
                    .register(meters);
            TimeGauge.builder("nsor.job.last.success", this, TimeUnit.SECONDS, state -> state.lastSuccess)
                    .description("When the job last succeeded in this process, from 1970; 0 for never")
                    .tag("job", job)
                    .register(meters);
        }
    }
}
