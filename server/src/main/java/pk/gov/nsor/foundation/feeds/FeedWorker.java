package pk.gov.nsor.foundation.feeds;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import pk.gov.nsor.foundation.jobs.LastingWork;

/**
 * Wakes when this process has acknowledged a message, and once a second besides, for postponed messages and for those
 * left by another process.
 */
@Component
class FeedWorker implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(FeedWorker.class);
    private static final Duration LONGEST_SLEEP = Duration.ofSeconds(1);
    private static final Duration STOP = Duration.ofSeconds(10);

    private final FeedDelivery delivery;
    private final FeedWakeUp bell;
    private volatile boolean running;
    private Thread thread = new Thread();

    FeedWorker(FeedDelivery delivery, FeedWakeUp bell) {
        this.delivery = delivery;
        this.bell = bell;
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("feeds").daemon().start(new LastingWork("feeds", this::run));
    }

    /** Returns when a message in progress has been processed. */
    @Override
    public void stop() {
        running = false;
        bell.ring();
        try {
            if (!thread.join(STOP)) {
                thread.interrupt();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() throws InterruptedException {
        while (running) {
            if (!deliver()) {
                bell.await(LONGEST_SLEEP);
            }
        }
    }

    private boolean deliver() throws InterruptedException {
        try {
            return delivery.deliverNext();
        } catch (DataAccessException | TransactionException lost) {
            LOG.warn(
                    "The queue of feeds has lost the database and tries again: {}",
                    lost.getClass().getName());
            Thread.sleep(LONGEST_SLEEP);
            return false;
        }
    }
}
