package pk.gov.nsor.foundation.shell.live;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.jobs.LastingWork;

/**
 * Sends the notifications of this process to all processes, by one thread and after the commits they are about: where a
 * transaction of the register notified by itself, the database would have all such commit one after another. Those of
 * many commits go together. What cannot be sent is lost.
 */
final class LiveNotifications {

    private static final Logger LOG = LoggerFactory.getLogger(LiveNotifications.class);

    /** When many changes are committed at once, they are sent together. */
    private static final Duration GATHERING = Duration.ofMillis(20);

    private static final int STOP_MILLISECONDS = 1_000;

    private final JdbcClient jdbc;
    private final String channel;
    private final Set<String> waiting = new LinkedHashSet<>();
    private Thread thread = new Thread();

    LiveNotifications(JdbcClient jdbc, String channel) {
        this.jdbc = jdbc;
        this.channel = channel;
    }

    void start() {
        thread = Thread.ofPlatform().name("live").daemon().start(new LastingWork("live", this::run));
    }

    void stop() {
        thread.interrupt();
        try {
            thread.join(STOP_MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns at once. */
    void send(Collection<String> topics) {
        synchronized (waiting) {
            waiting.addAll(topics);
            waiting.notifyAll();
        }
    }

    private void run() throws InterruptedException {
        while (true) {
            Set<String> topics = taken();
            try {
                jdbc.sql("select pg_notify(?, topic) from unnest(?) as topic")
                        .params(channel, topics.toArray(String[]::new))
                        .query(row -> {});
            } catch (DataAccessException lost) {
                LOG.warn("{} notifications of open pages are lost: {}", topics.size(), lost.getMessage());
            }
        }
    }

    private Set<String> taken() throws InterruptedException {
        synchronized (waiting) {
            while (waiting.isEmpty()) {
                waiting.wait();
            }
        }
        Thread.sleep(GATHERING);
        synchronized (waiting) {
            Set<String> topics = new LinkedHashSet<>(waiting);
            waiting.clear();
            return topics;
        }
    }
}
