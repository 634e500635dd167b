package pk.gov.nsor.audit.sealing;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Seals each second, signs each minute, and hands checkpoints to witnesses, which nothing waits for. */
final class SealingThread implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(SealingThread.class);

    private static final Duration TICK = Duration.ofSeconds(1);
    private static final Duration STOP = Duration.ofSeconds(10);

    private final Sealer sealer;
    private final Checkpoints checkpoints;
    private final Witnessing witnessing;
    private final SealingProgress progress;
    private final Duration signing;
    private volatile CountDownLatch stopping = new CountDownLatch(0);
    private Thread sealing = new Thread();
    private Thread handing = new Thread();

    /** @param signing how long at least between two checkpoints that nobody has asked for */
    SealingThread(
            Sealer sealer, Checkpoints checkpoints, Witnessing witnessing, SealingProgress progress, Duration signing) {
        this.sealer = sealer;
        this.checkpoints = checkpoints;
        this.witnessing = witnessing;
        this.progress = progress;
        this.signing = signing;
    }

    @Override
    public void start() {
        if (witnessing.states().isEmpty()) {
            LOG.warn(
                    "No witness is set (NSOR_WITNESSES): the trail's checkpoints bind nobody while no one outside holds"
                            + " them");
        }
        stopping = new CountDownLatch(1);
        sealing = Thread.ofPlatform().name("sealing").daemon().start(() -> each(this::seal));
        handing = Thread.ofPlatform().name("witnessing").daemon().start(() -> each(witnessing::handDue));
    }

    /** Returns when a batch under way has ended; a witness is not waited for. */
    @Override
    public void stop() {
        stopping.countDown();
        handing.interrupt();
        try {
            boolean _ = sealing.join(STOP);
            boolean _ = handing.join(STOP);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return stopping.getCount() > 0;
    }

    private void each(Step step) {
        try {
            do {
                attempt(step);
            } while (!stopping.await(TICK.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void attempt(Step step) throws InterruptedException {
        try {
            step.run();
        } catch (BrokenTreeException | TransactionsRestartedException stopped) {
            progress.halt(String.valueOf(stopped.getMessage()));
        } catch (DataAccessException | TransactionException lost) {
            LOG.warn("Sealing has lost the database and tries again: {}", lost.getMessage());
        } catch (RuntimeException failed) {
            LOG.error("Sealing has failed and tries again", failed);
        }
    }

    private void seal() {
        try {
            int sealed;
            do {
                sealed = sealer.sealNext();
            } while (sealed > 0 && isRunning());
            checkpoints.signIfOlder(signing);
            progress.goOn();
        } finally {
            progress.measure();
        }
    }

    /** What is done each second. */
    @FunctionalInterface
    private interface Step {
        void run() throws InterruptedException;
    }
}
