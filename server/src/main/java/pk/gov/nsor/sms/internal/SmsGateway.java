package pk.gov.nsor.sms.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.transaction.TransactionException;
import pk.gov.nsor.sms.GatewayState;
import pk.gov.nsor.sms.internal.smpp.DeliverSm;
import pk.gov.nsor.sms.internal.smpp.Esme;
import pk.gov.nsor.sms.internal.smpp.OutgoingPart;
import pk.gov.nsor.sms.internal.smpp.Smpp;
import pk.gov.nsor.sms.internal.smpp.SmppBind;
import pk.gov.nsor.sms.internal.smpp.SmppLink;
import pk.gov.nsor.sms.internal.smpp.SmppSettings;

/**
 * One life of the gateway: links fill a bounded queue; workers take what there is, commit it with its answers, then
 * acknowledge, then send. Nobody waits for a single message.
 */
final class SmsGateway implements Esme {

    private static final Logger LOG = LoggerFactory.getLogger(SmsGateway.class);
    private static final long HOUSEKEEPING_SECONDS = 15;

    /** So many workers take whatever there is. Others help where {@link #ENOUGH} wait: more and smaller commits cost more. */
    private static final int TAKE_FEW = 2;

    private static final int ENOUGH = 50;

    private final GatewayProperties properties;
    private final BatchTransaction transaction;
    private final Settlement settlement;
    private final Recovery recovery;
    private final DoubtfulCommits doubts;
    private final RunStore runs;
    private final Sealing sealing;
    private final Clock clock;
    private final IncomingQueue<Incoming> incoming;
    private final SendQueue sending = new SendQueue();
    private final List<SmppBind> binds = new ArrayList<>();
    private final List<Thread> workers = new ArrayList<>();
    private final AtomicInteger working = new AtomicInteger();
    private final ScheduledExecutorService housekeeping = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("sms-housekeeping").daemon().factory());
    private final LongAdder taken = new LongAdder();
    private final LongAdder turnedAway = new LongAdder();
    private final Stopwatch stopwatch = new Stopwatch();
    private volatile boolean stopping;
    private long run;

    SmsGateway(
            GatewayProperties properties,
            BatchTransaction transaction,
            Settlement settlement,
            Recovery recovery,
            DoubtfulCommits doubts,
            RunStore runs,
            Sealing sealing,
            Clock clock) {
        this.properties = properties;
        this.transaction = transaction;
        this.settlement = settlement;
        this.recovery = recovery;
        this.doubts = doubts;
        this.runs = runs;
        this.sealing = sealing;
        this.clock = clock;
        this.incoming = new IncomingQueue<>(properties.queue(), ENOUGH);
    }

    /** Starts, and returns at once; the SMSC may be away. */
    void start() {
        start(this, properties.settings());
    }

    /** As {@link #start()}, with somebody before it who hears from the links first. */
    void start(Esme esme, SmppSettings settings) {
        run = runs.begin();
        settlement.start();
        for (int number = 1; number <= properties.workers(); number++) {
            boolean takesFew = number <= TAKE_FEW;
            workers.add(
                    Thread.ofPlatform().name("sms-worker-" + number).daemon().start(() -> work(takesFew)));
        }
        for (int number = 1; number <= properties.binds(); number++) {
            SmppBind bind = new SmppBind(settings, esme, number);
            binds.add(bind);
            bind.start();
        }
        housekeeping.scheduleWithFixedDelay(this::keepHouse, 0, HOUSEKEEPING_SECONDS, TimeUnit.SECONDS);
        housekeeping.scheduleWithFixedDelay(this::lookAfterDatabase, 1, 1, TimeUnit.SECONDS);
    }

    /** Takes no more, answers what it has taken, unbinds. What the SMSC does not confirm in time is sent next time. */
    void stop() throws InterruptedException {
        stopping = true;
        housekeeping.shutdownNow();
        long deadline = System.nanoTime() + properties.responseTimeout().toNanos() / 2;
        while ((!incoming.isEmpty() || working.get() > 0) && System.nanoTime() < deadline) {
            Thread.sleep(5);
        }
        workers.forEach(Thread::interrupt);
        for (Thread worker : workers) {
            worker.join();
        }
        while (sending.size() > 0 && isBound() && System.nanoTime() < deadline) {
            Thread.sleep(5);
        }
        binds.forEach(SmppBind::stop);
        settlement.stop();
        finishWhereSettled();
        runs.close();
    }

    /** A run that left nothing need not be looked through by the next. */
    private void finishWhereSettled() {
        if (!settlement.isSettled() || !doubts.isEmpty()) {
            return;
        }
        try {
            runs.finish(run);
        } catch (DataAccessException unavailable) {
            LOG.warn("Run {} is looked through at the next start: {}", run, unavailable.getMessage());
        }
    }

    boolean isBound() {
        return binds.stream().anyMatch(SmppBind::isBound);
    }

    /** How many links are bound. */
    long bound() {
        return binds.stream().filter(SmppBind::isBound).count();
    }

    /** How many delivered messages wait for a worker. */
    int waiting() {
        return incoming.size();
    }

    /** How many parts of answers wait to be sent. */
    int unsent() {
        return sending.size();
    }

    /** How many messages were taken, since the start. */
    long taken() {
        return taken.sum();
    }

    /** How many messages were told to come again, since the start. */
    long turnedAway() {
        return turnedAway.sum();
    }

    /** All of that at once. */
    GatewayState state() {
        return new GatewayState(
                properties.binds(),
                Math.toIntExact(bound()),
                waiting(),
                unsent(),
                taken(),
                turnedAway(),
                stopwatch.times());
    }

    @Override
    public boolean take(SmppLink link, int sequence, DeliverSm delivered) {
        boolean accepted = !stopping
                && sending.size() < properties.backlog()
                && incoming.offer(new Incoming(link, sequence, delivered, clock.instant()));
        (accepted ? taken : turnedAway).increment();
        return accepted;
    }

    @Override
    public @Nullable OutgoingPart nextPart() {
        return sending.next();
    }

    @Override
    public void giveBack(Collection<OutgoingPart> parts) {
        if (!parts.isEmpty()) {
            sending.giveBack(parts);
        }
    }

    @Override
    public void confirmed(OutgoingPart part, String messageId) {
        settlement.confirmed(part, messageId);
        if (part.answer() instanceof PendingAnswer answer
                && part.number() == answer.parts().size()) {
            Instant receivedAt = answer.receivedAt();
            if (receivedAt != null) {
                stopwatch.took(Duration.between(receivedAt, clock.instant()));
            }
        }
    }

    @Override
    public void refused(OutgoingPart part, int status) {
        LOG.warn("The SMSC refuses an answer with status {}", status);
        settlement.refused(part, status);
    }

    private void work(boolean takesFew) {
        List<Incoming> batch = new ArrayList<>(properties.batch());
        try {
            while (true) {
                if (takesFew) {
                    incoming.take(batch, properties.batch());
                } else {
                    incoming.takeMany(batch, properties.batch());
                }
                working.incrementAndGet();
                try {
                    process(batch);
                } finally {
                    batch.clear();
                    working.decrementAndGet();
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void process(List<Incoming> batch) {
        List<PendingAnswer> answers;
        Settlement.Marks marks = settlement.take();
        try {
            answers = transaction.commit(run, batch, marks);
        } catch (CommitInDoubtException doubtful) {
            marks.failed();
            doubts.add(doubtful.batch());
            processSmaller(batch, doubtful.failure());
            return;
        } catch (RuntimeException failed) {
            marks.failed();
            // A boundary: whatever went wrong, in a handler of another module or in the database, is undone; the SMSC
            // must hear of it, and one bad question must not keep the others from their answers.
            processSmaller(batch, failed);
            return;
        }
        acknowledge(batch, Smpp.OK);
        send(answers);
        marks.written();
    }

    private void processSmaller(List<Incoming> batch, RuntimeException failed) {
        if (isDatabaseAway(failed)) {
            LOG.error("The database is away; the SMSC is asked to send {} messages again", batch.size());
            acknowledge(batch, Smpp.TEMPORARY_ERROR);
            return;
        }
        if (batch.size() == 1) {
            LOG.error("A question could not be answered; the SMSC is asked to send it again", withoutMessage(failed));
            acknowledge(batch, Smpp.TEMPORARY_ERROR);
            return;
        }
        int half = batch.size() / 2;
        process(batch.subList(0, half));
        process(batch.subList(half, batch.size()));
    }

    /** Trying smaller batches would only wait for a connection again and again. */
    private static boolean isDatabaseAway(RuntimeException failed) {
        return failed instanceof TransactionException
                || failed instanceof DataAccessResourceFailureException
                || failed instanceof RecoverableDataAccessException;
    }

    /** What failed and where, without a message, which could hold a text or a number. */
    private static Throwable withoutMessage(RuntimeException failed) {
        Throwable told = new IllegalStateException(failed.getClass().getName());
        told.setStackTrace(failed.getStackTrace());
        return told;
    }

    private static void acknowledge(List<Incoming> batch, int status) {
        for (Incoming one : batch) {
            one.link().acknowledge(one.sequence(), status);
        }
    }

    private void send(List<PendingAnswer> answers) {
        if (!answers.isEmpty()) {
            settlement.handedOver(answers.size());
            sending.add(answers);
            pump();
        }
    }

    /** Sends as much of what waits as the links take. */
    void pump() {
        binds.forEach(SmppBind::pump);
    }

    /** Where the database was away: the locks of the runs went with it, and some commits are in doubt. */
    private void lookAfterDatabase() {
        try {
            runs.keep();
            if (!doubts.isEmpty()) {
                send(doubts.decide());
            }
        } catch (RuntimeException away) {
            LOG.warn("The database is away still: {}", away.getClass().getSimpleName());
        }
    }

    private void keepHouse() {
        try {
            sealing.destroyOldKeys(LocalDate.now(clock));
            send(recovery.takeOver());
            send(transaction.commitOverdue(run));
        } catch (CommitInDoubtException doubtful) {
            doubts.add(doubtful.batch());
        } catch (RuntimeException failed) {
            // A boundary: the executor would silently end the task for good.
            LOG.error("The gateway's housekeeping failed; it is tried again", failed);
        }
    }
}
