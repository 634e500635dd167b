package pk.gov.nsor.foundation.shell;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.kernel.LastingWork;

/**
 * The background jobs of this process, such as those that run once a minute: which ones are running, and for how long.
 * Each job has a thread of its own, so that one that hangs does not block the others. A job is overdue after its
 * patience.
 */
@Component
public class Jobs {

    private final Map<String, Long> running = new ConcurrentHashMap<>();
    private final Duration patience;
    private final Duration longPatience;
    private final Set<String> longJobs;

    /**
     * @param patience how long a job may run
     * @param longPatience how long those may that go through everybody
     * @param longJobs their names
     */
    public Jobs(
            @Value("${nsor.jobs.patience}") Duration patience,
            @Value("${nsor.jobs.long-patience}") Duration longPatience,
            @Value("${nsor.jobs.long}") Set<String> longJobs) {
        this.patience = patience;
        this.longPatience = longPatience;
        this.longJobs = Set.copyOf(longJobs);
    }

    /** A job that runs for longer than it should. */
    public record Overdue(String job, Duration since) {}

    /**
     * Wraps the job so that it is tracked while it runs. What it throws is recorded and thrown on.
     *
     * @param name a name of its own in this process
     */
    public Runnable watched(String name, Runnable job) {
        return () -> {
            running.put(name, System.nanoTime());
            try {
                job.run();
            } catch (RuntimeException | Error failed) {
                LastingWork.tell(name, failed);
                throw failed;
            } finally {
                running.remove(name);
            }
        };
    }

    /** Those that run for longer than they should, the longest first. */
    public List<Overdue> overdue() {
        long now = System.nanoTime();
        return running.entrySet().stream()
                .map(one -> new Overdue(one.getKey(), Duration.ofNanos(now - one.getValue())))
                .filter(one -> one.since().compareTo(patienceWith(one.job())) > 0)
                .sorted(Comparator.comparing(Overdue::since).reversed())
                .toList();
    }

    private Duration patienceWith(String job) {
        return longJobs.contains(job) ? longPatience : patience;
    }
}
