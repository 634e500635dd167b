package pk.gov.nsor.foundation.sms.internal;

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
import pk.gov.nsor.foundation.jobs.LastingWork;
import pk.gov.nsor.foundation.sms.GatewayState;
import pk.gov.nsor.foundation.sms.internal.run.CommitInDoubtException;
import pk.gov.nsor.foundation.sms.internal.run.DoubtfulCommits;
import pk.gov.nsor.foundation.sms.internal.run.LostRunException;
import pk.gov.nsor.foundation.sms.internal.run.Recovery;
import pk.gov.nsor.foundation.sms.internal.run.RunRepository;
import pk.gov.nsor.foundation.sms.internal.run.Settlement;
import pk.gov.nsor.foundation.sms.internal.smpp.DeliverSm;
import pk.gov.nsor.foundation.sms.internal.smpp.Esme;
import pk.gov.nsor.foundation.sms.internal.smpp.OutgoingPart;
import pk.gov.nsor.foundation.sms.internal.smpp.Smpp;
import pk.gov.nsor.foundation.sms.internal.smpp.SmppBind;
import pk.gov.nsor.foundation.sms.internal.smpp.SmppLink;
import pk.gov.nsor.foundation.sms.internal.smpp.SmppSettings;

/**
 * One run of the gateway: links fill a bounded queue; workers take what is there, commit it with its answers, then
 * acknowledge, then send. No single message is waited for.
 */
final class SmsGateway implements Esme {

    private static final Logger LOG = LoggerFactory.getLogger(SmsGateway.class);
    private static final long HOUSEKEEPING_SECONDS = 15;

    /**
     * How many workers always take messages. Others help where {@link #ENOUGH} wait, since more and smaller commits
     * cost more.
     */
    private static final int TAKE_FEW = 2;

    private static final int ENOUGH = 50;

    private final GatewayProperties properties;
    private final BatchTransaction transaction;
    private final Settlement settlement;
    private final Recovery recovery;
    private final DoubtfulCommits doubts;
    private final LateAnswers late;
    private final RunRepository runs;
    private final Sealing sealing;
    private final Clock clock;
    private final IncomingQueue<Incoming> incoming;
    private final SendQueue sending = new SendQueue();
    private final List<SmppBind> binds = new ArrayList<>();
    private final List<Thread> workers = new ArrayList<>();
    private final AtomicInteger working = new AtomicInteger();
    private final ScheduledExecutorService housekeeping = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("sms-housekeeping").daemon().factory());
    /** A thread of its own, since a lock that is checked late delays answers. */
    private final ScheduledExecutorService locks = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("sms-run").daemon().factory());

    private final LongAdder taken = new LongAdder();
    private final LongAdder turnedAway = new LongAdder();
    private final Stopwatch stopwatch = new Stopwatch();
    private volatile boolean stopping;
    private volatile long run;

    SmsGateway(
            GatewayProperties properties,
            BatchTransaction transaction,
            Settlement settlement,
            Recovery recovery,
            DoubtfulCommits doubts,
            LateAnswers late,
            RunRepository runs,
            Sealing sealing,
            Clock clock) {
        this.properties = properties;
        this.transaction = transaction;
        this.settlement = settlement;
        this.recovery = recovery;
        this.doubts = doubts;
        this.late = late;
        this.runs = runs;
        this.sealing = sealing;
        this.clock = clock;
        this.incoming = new IncomingQueue<>(properties.queue(), ENOUGH);
    }

    /** Starts, and returns at once; the SMSC may be unavailable. */
    void start() {
        start(this, properties.settings());
    }

    /** As {@link #start()}, with another application that receives everything from the links first. */
    void start(Esme esme, SmppSettings settings) {
        run = runs.begin();
        settlement.start();
        for (int number = 1; number <= properties.workers(); number++) {
            boolean takesFew = number <= TAKE_FEW;
            String name = "sms-worker-" + number;
            workers.add(Thread.ofPlatform().name(name).daemon().start(new LastingWork(name, () -> work(takesFew))));
        }
        for (int number = 1; number <= properties.binds(); number++) {
            SmppBind bind = new SmppBind(settings, esme, number);
            binds.add(bind);
            bind.start();
        }
        housekeeping.scheduleWithFixedDelay(this::keepHouse, 0, HOUSEKEEPING_SECONDS, TimeUnit.SECONDS);
        // Where this process follows one that has just died, PostgreSQL may not have noticed its end at the first
        // check.
        housekeeping.schedule(this::keepHouse, 2, TimeUnit.SECONDS);
        housekeeping.scheduleWithFixedDelay(this::lookAfterAnswers, 1, 1, TimeUnit.SECONDS);
        locks.scheduleWithFixedDelay(this::lookAfterRuns, 1, 1, TimeUnit.SECONDS);
    }

    /**
     * Accepts no more, answers what it has accepted, and unbinds. What the SMSC does not confirm in time is sent at
     * the next start.
     */
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
        locks.shutdownNow();
        finishWhereSettled();
        runs.close();
    }

    /**
     * A run that left nothing need not be searched by the next process. Any other is searched at once, since the links
     * are down.
     */
    private void finishWhereSettled() {
        try {
            settlement.finishAdoptedRuns();
            if (settlement.isSettled() && doubts.isEmpty()) {
                runs.finish(run);
            }
            runs.leave();
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

    /** How many messages the SMSC was told to send again, since the start. */
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
        while (runs.isSure(System.nanoTime())) {
            OutgoingPart part = sending.next();
            if (part == null
                    || (part.answer() instanceof PendingAnswer answer
                            && runs.holds(answer.runId())
                            && !late.take(answer))) {
                return part;
            }
            // The run was taken over by another process, which sends it; or another text goes in its place.
        }
        return null;
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

    private void work(boolean takesFew) throws InterruptedException {
        List<Incoming> batch = new ArrayList<>(properties.batch());
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
    }

    private void process(List<Incoming> batch) {
        process(batch, run);
    }

    private void process(List<Incoming> batch, long under) {
        StoredBatch stored;
        Settlement.Marks marks = settlement.take();
        try {
            stored = transaction.commit(under, batch, marks);
        } catch (LostRunException lost) {
            marks.failed();
            processAnew(batch, lost);
            return;
        } catch (CommitInDoubtException doubtful) {
            marks.failed();
            doubts.add(doubtful.batch());
            processSmaller(batch, doubtful.failure());
            return;
        } catch (RuntimeException | Error failed) {
            marks.failed();
            // A boundary: any failure, in a handler of another module or in the database, is rolled back. The SMSC
            // must be
            // notified of it, and one bad question must not block the answers to the others.
            processSmaller(batch, failed);
            return;
        }
        try {
            acknowledge(batch, Smpp.OK);
        } finally {
            handOver(stored);
        }
        marks.written();
    }

    /** What is committed is sent, if not now, then as soon as there is room again. */
    private void handOver(StoredBatch stored) {
        boolean isHandedOver = false;
        try {
            hold(stored.answers());
            isHandedOver = true;
            pump();
        } finally {
            if (!isHandedOver) {
                doubts.add(stored);
            }
        }
    }

    /** Under a new run, and once only. */
    private void processAnew(List<Incoming> batch, LostRunException lost) {
        try {
            long anew = instead(lost.run());
            if (anew != lost.run()) {
                process(batch, anew);
                return;
            }
        } catch (DataAccessException away) {
            LOG.warn("No new run could be begun: {}", away.getMessage());
        }
        acknowledge(batch, Smpp.TEMPORARY_ERROR);
    }

    /** A run for what this process stores from now on; what the lost one left is sent by whoever has taken it. */
    private synchronized long instead(long lost) {
        runs.lose(lost);
        settlement.forget(lost);
        if (run == lost) {
            run = runs.begin();
            LOG.error("Run {} was taken over by another process, which sends what it left; run {} begins", lost, run);
        }
        return run;
    }

    private void processSmaller(List<Incoming> batch, Throwable failed) {
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
    private static boolean isDatabaseAway(Throwable failed) {
        return failed instanceof TransactionException
                || failed instanceof DataAccessResourceFailureException
                || failed instanceof RecoverableDataAccessException;
    }

    /** What failed and where, without a message, which could hold a text or a number. */
    private static Throwable withoutMessage(Throwable failed) {
        Throwable told = new IllegalStateException(failed.getClass().getName());
        told.setStackTrace(failed.getStackTrace());
        return told;
    }

    private static void acknowledge(List<Incoming> batch, int status) {
        for (Incoming one : batch) {
            one.link().acknowledge(one.sequence(), status);
        }
    }

    private void hold(List<PendingAnswer> answers) {
        if (!answers.isEmpty()) {
            settlement.handedOver(answers);
            sending.add(answers);
        }
    }

    private void send(List<PendingAnswer> answers) {
        hold(answers);
        pump();
    }

    /** Sends as much of what waits as the links take. */
    void pump() {
        binds.forEach(SmppBind::pump);
    }

    /** Nothing is sent while it is uncertain that the locks of the runs are held. */
    private void lookAfterRuns() {
        try {
            boolean wasSure = runs.isSure(System.nanoTime());
            for (long lost : runs.keep()) {
                LOG.error("Run {} is another process's, which sends what it left", lost);
                settlement.forget(lost);
            }
            if (!stopping && !runs.holds(run)) {
                long unused = instead(run);
            }
            if (!wasSure) {
                pump();
            }
        } catch (RuntimeException away) {
            LOG.warn("The database is away still: {}", away.getClass().getSimpleName());
        } catch (Error failed) {
            LastingWork.tell("sms-run", failed);
        }
    }

    /** Answers whose commit is uncertain, and those of runs that were taken over. */
    private void lookAfterAnswers() {
        try {
            for (List<PendingAnswer> there = doubts.decide(); !there.isEmpty(); there = doubts.decide()) {
                send(there);
            }
            while (recovery.isDue()) {
                send(recovery.read());
            }
            settlement.finishAdoptedRuns();
            for (List<PendingAnswer> texts = late.replaced(); !texts.isEmpty(); texts = late.replaced()) {
                // They settle the exchanges that were handed over with what they replace.
                sending.add(texts);
                pump();
            }
        } catch (RuntimeException away) {
            LOG.warn("The database is away still: {}", away.getClass().getSimpleName());
        } catch (Error failed) {
            LastingWork.tell("sms-housekeeping", failed);
        }
    }

    private void keepHouse() {
        try {
            sealing.destroyOldKeys(LocalDate.now(clock));
            recovery.takeOver();
            lookAfterAnswers();
            handOver(transaction.commitOverdue(run));
        } catch (CommitInDoubtException doubtful) {
            doubts.add(doubtful.batch());
        } catch (LostRunException lost) {
            LOG.warn("Run {} was lost; parts of questions wait for the next", lost.run());
        } catch (RuntimeException failed) {
            // A boundary: the executor would silently end the task for good.
            LOG.error("The gateway's housekeeping failed; it is tried again", failed);
        } catch (Error failed) {
            LastingWork.tell("sms-housekeeping", failed);
        }
    }
}
