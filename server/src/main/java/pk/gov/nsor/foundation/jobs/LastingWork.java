package pk.gov.nsor.foundation.jobs;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work that a thread of its own does for as long as the process lives. Whatever it throws, errors included, is
 * reported, and the work begins again after a pause, longer each time. It ends where the work returns or is
 * interrupted.
 */
public final class LastingWork implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(LastingWork.class);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    /** How long after a failure the work still counts as failing. */
    private static final Duration FAILING = Duration.ofMinutes(2);

    private static final LongAdder FAILURES = new LongAdder();
    private static final Map<String, Long> FAILED_AT = new ConcurrentHashMap<>();

    private final String name;
    private final Work work;

    /** Runs until it is done. */
    @FunctionalInterface
    public interface Work {
        void run() throws InterruptedException;
    }

    /** @param name names the work in reports to people */
    public LastingWork(String name, Work work) {
        this.name = name;
        this.work = work;
    }

    /** How often any such work of this process has thrown an exception, since the process began. */
    public static long failures() {
        return FAILURES.sum();
    }

    /** The names of the works that threw an exception in the last two minutes. */
    public static Set<String> failing() {
        long now = System.nanoTime();
        FAILED_AT.values().removeIf(at -> now - at > FAILING.toNanos());
        return new TreeSet<>(FAILED_AT.keySet());
    }

    @Override
    public void run() {
        Duration pause = FIRST_PAUSE;
        try {
            while (true) {
                long began = System.nanoTime();
                try {
                    work.run();
                    return;
                } catch (RuntimeException | Error failed) {
                    tell(name, failed);
                }
                boolean wasWell = System.nanoTime() - began > FAILING.toNanos();
                pause = wasWell ? FIRST_PAUSE : pause;
                Thread.sleep(pause);
                pause = pause.compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Reports that a work has failed, which goes on by itself. Without the message, which could hold a text or a
     * number.
     *
     * @param name names the work in reports to people
     */
    public static void tell(String name, Throwable failed) {
        try {
            FAILURES.increment();
            FAILED_AT.put(name, System.nanoTime());
            Throwable told = new IllegalStateException(failed.getClass().getName());
            told.setStackTrace(failed.getStackTrace());
            LOG.error("{} has failed and goes on", name, told);
        } catch (RuntimeException | Error unreported) {
            // There may be no memory to report it with; going on matters more.
        }
    }
}
