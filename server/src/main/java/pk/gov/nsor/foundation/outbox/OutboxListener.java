package pk.gov.nsor.foundation.outbox;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import pk.gov.nsor.foundation.jobs.LastingWork;

/**
 * Wakes when this process has committed something to the outbox, and once a second besides, for postponed messages and
 * for those left by another process.
 */
@Component
class OutboxListener implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxListener.class);

    private static final Duration LONGEST_SLEEP = Duration.ofSeconds(1);

    /** When many messages arrive at once, they are delivered together. */
    private static final Duration GATHERING = Duration.ofMillis(20);

    private static final Duration STOP = Duration.ofSeconds(10);

    private final OutboxDelivery delivery;
    private final OutboxWakeUp bell;
    private volatile boolean running;
    private Thread thread = new Thread();

    OutboxListener(OutboxDelivery delivery, OutboxWakeUp bell) {
        this.delivery = delivery;
        this.bell = bell;
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("outbox").daemon().start(new LastingWork("outbox", this::run));
    }

    /** Returns when a delivery in progress has ended. */
    @Override
    public void stop() {
        running = false;
        bell.ring();
        try {
            boolean _ = thread.join(STOP);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        boolean isRung = false;
        while (running) {
            try {
                if (isRung) {
                    Thread.sleep(GATHERING);
                }
                deliver();
                isRung = bell.await(LONGEST_SLEEP);
            } catch (InterruptedException interrupted) {
                running = false;
                Thread.currentThread().interrupt();
            }
        }
    }

    private void deliver() throws InterruptedException {
        try {
            int delivered;
            do {
                delivered = delivery.deliverDue();
            } while (delivered > 0 && running);
        } catch (DataAccessException | TransactionException lost) {
            LOG.warn("The outbox has lost the database and tries again: {}", lost.getMessage());
            Thread.sleep(LONGEST_SLEEP);
        }
    }
}
