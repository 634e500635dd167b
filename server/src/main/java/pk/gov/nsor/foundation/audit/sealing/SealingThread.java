package pk.gov.nsor.foundation.audit.sealing;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.TransactionException;
import pk.gov.nsor.foundation.audit.sealing.OwnEntries.Lost;
import pk.gov.nsor.foundation.jobs.LastingWork;

/** Seals each second, signs each minute, and sends checkpoints to witnesses. No request waits for the witnesses. */
final class SealingThread implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(SealingThread.class);

    private static final Duration STALLED = Duration.ofSeconds(5);
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final Duration STOP = Duration.ofSeconds(10);

    private final Sealer sealer;
    private final Checkpoints checkpoints;
    private final Witnessing witnessing;
    private final SealingProgress progress;
    private final Duration signing;
    private Step watching = () -> {};
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

    /**
     * Besides sealing, checks each second whether what this process wrote was sealed, and ends what delays sealing.
     */
    void watch(OwnEntries own, JdbcTemplate jdbc, Consumer<List<Lost>> lost, Stalling stalling) {
        own.watch();
        watching = () -> {
            List<Lost> found = own.check(jdbc);
            if (!found.isEmpty()) {
                lost.accept(found);
            }
            if (progress.behind().compareTo(STALLED) > 0) {
                int _ = stalling.end();
            }
        };
    }

    @Override
    public void start() {
        if (witnessing.states().isEmpty()) {
            LOG.warn(
                    "No witness is set (NSOR_WITNESSES): the trail's checkpoints bind nobody while no one outside holds"
                            + " them");
        }
        stopping = new CountDownLatch(1);
        sealing = Thread.ofPlatform().name("sealing").daemon().start(new LastingWork("sealing", () -> {
            each(this::seal);
            attempt(this::sealLast);
        }));
        handing = Thread.ofPlatform()
                .name("witnessing")
                .daemon()
                .start(new LastingWork("witnessing", () -> each(witnessing::handDue)));
    }

    /** After the website, so that what its last requests wrote is sealed and signed. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 4_096;
    }

    /** Returns when everything that is complete is sealed and signed, or cannot be; a witness is not waited for. */
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

    private void each(Step step) throws InterruptedException {
        do {
            attempt(step);
        } while (!stopping.await(TICK.toMillis(), TimeUnit.MILLISECONDS));
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

    private void seal() throws InterruptedException {
        try {
            int sealed;
            do {
                sealed = sealer.sealNext();
            } while (sealed > 0 && isRunning());
            checkpoints.signIfOlder(signing);
            progress.goOn();
        } finally {
            progress.measure();
            watching.run();
        }
    }

    /** A register without new entries has nothing that is not signed. */
    private void sealLast() {
        sealer.sealAll();
        Optional<Checkpoints.Signed> _ = checkpoints.sign();
    }

    /** The work of each second. */
    @FunctionalInterface
    private interface Step {
        void run() throws InterruptedException;
    }
}
