package pk.gov.nsor.foundation.sms.internal.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import pk.gov.nsor.foundation.jobs.LastingWork;
import pk.gov.nsor.foundation.sms.internal.BatchTransaction;
import pk.gov.nsor.foundation.sms.internal.ExchangeRepository;
import pk.gov.nsor.foundation.sms.internal.PendingAnswer;
import pk.gov.nsor.foundation.sms.internal.smpp.OutgoingPart;

/**
 * Marks in the database what the SMSC has confirmed or refused for good, many at once and as ranges: with the commit of the
 * next questions, or, where none come, with one of its own. Between the confirmation and its mark lie a few milliseconds; a
 * crash just then is one in which the answer may be sent again.
 */
public final class Settlement {

    private static final Logger LOG = LoggerFactory.getLogger(Settlement.class);
    private static final int MOST_AT_ONCE = 10_000;
    private static final long PAUSE_MILLIS = 5;
    private static final long PAUSE_AFTER_FAILURE_MILLIS = 1000;

    private final ExchangeRepository exchanges;
    private final RunRepository runs;
    private final TransactionTemplate transaction;
    private final boolean receipts;
    private final BlockingDeque<Settled> queue = new LinkedBlockingDeque<>();
    private final Queue<Marks> unwritten = new ConcurrentLinkedQueue<>();
    /** How many answers of each run were handed over and are not marked; none where all are. */
    private final Map<Long, Integer> unsettled = new HashMap<>();

    private final Set<Long> adoptedRuns = new TreeSet<>();
    private final Thread thread;
    private volatile boolean stopping;
    private volatile long lastTaken = System.nanoTime();

    /** @param receipts whether message ids are kept for receipts to be matched */
    public Settlement(
            ExchangeRepository exchanges, RunRepository runs, TransactionTemplate transaction, boolean receipts) {
        this.exchanges = exchanges;
        this.runs = runs;
        this.transaction = transaction;
        this.receipts = receipts;
        this.thread = Thread.ofPlatform()
                .name("sms-settlement")
                .daemon()
                .unstarted(new LastingWork("sms-settlement", this::work));
    }

    public void start() {
        thread.start();
    }

    /** Writes what is still to be marked, and ends. */
    public void stop() throws InterruptedException {
        stopping = true;
        thread.join(TimeUnit.SECONDS.toMillis(10));
        thread.interrupt();
    }

    public void confirmed(OutgoingPart part, String messageId) {
        queue.add(new Settled((PendingAnswer) part.answer(), part.number(), messageId, 0));
    }

    public void refused(OutgoingPart part, int status) {
        queue.add(new Settled((PendingAnswer) part.answer(), part.number(), null, status));
    }

    /** Answers are on their way to the SMSC, of this run or of one taken over. */
    public void handedOver(List<PendingAnswer> answers) {
        synchronized (unsettled) {
            answers.forEach(answer -> unsettled.merge(answer.runId(), 1, Integer::sum));
        }
    }

    /** True where every answer that was handed over is marked. */
    public boolean isSettled() {
        synchronized (unsettled) {
            return unsettled.isEmpty();
        }
    }

    /** Another run's answers are handed over next; it is finished when they are settled. */
    void expect(long adoptedRun) {
        synchronized (unsettled) {
            adoptedRuns.add(adoptedRun);
        }
    }

    /** Others send what the run left. What the SMSC says of what this process has sent is marked all the same: it is so. */
    public void forget(long lostRun) {
        synchronized (unsettled) {
            unsettled.remove(lostRun);
            adoptedRuns.remove(lostRun);
        }
    }

    /** Finishes the runs that were taken over and whose answers are all settled. */
    public void finishAdoptedRuns() {
        List<Long> settled;
        synchronized (unsettled) {
            settled = adoptedRuns.stream()
                    .filter(run -> !unsettled.containsKey(run))
                    .toList();
        }
        for (Long run : settled) {
            runs.finish(run);
            forget(run);
        }
    }

    /** What is to be marked now; nothing where nothing was confirmed. Whoever takes it says how it went. */
    public Marks take() {
        lastTaken = System.nanoTime();
        return marks();
    }

    private Marks marks() {
        List<Settled> settled = new ArrayList<>();
        queue.drainTo(settled, MOST_AT_ONCE);
        return new Marks(settled);
    }

    private void work() throws InterruptedException {
        while (true) {
            Marks failed = unwritten.poll();
            if (failed != null) {
                writeUntilWritten(failed);
            }
            Settled first = queue.pollFirst(50, TimeUnit.MILLISECONDS);
            if (first != null) {
                queue.putFirst(first);
                if (!stopping) {
                    // More confirmations come meanwhile, and one commit marks them all.
                    Thread.sleep(PAUSE_MILLIS);
                }
                if (stopping || System.nanoTime() - lastTaken > TimeUnit.MILLISECONDS.toNanos(PAUSE_MILLIS)) {
                    writeUntilWritten(marks());
                }
            } else if (stopping && unwritten.isEmpty()) {
                return;
            }
        }
    }

    private void writeUntilWritten(Marks marks) throws InterruptedException {
        while (true) {
            try {
                transaction.executeWithoutResult(status -> marks.write());
                marks.written();
                return;
            } catch (DataAccessException | TransactionException unavailable) {
                LOG.warn("Confirmations wait to be marked: {}", unavailable.getMessage());
                if (stopping) {
                    return;
                }
                Thread.sleep(PAUSE_AFTER_FAILURE_MILLIS);
            } catch (RuntimeException | Error failed) {
                // Behind what has come meanwhile: what cannot be marked keeps nothing else from it.
                marks.failed();
                throw failed;
            }
        }
    }

    private void settle(List<PendingAnswer> answers) {
        List<PendingAnswer> sorted = answers.stream()
                .sorted(Comparator.comparingLong(PendingAnswer::exchangeId))
                .toList();
        long[] ofRuns = new long[sorted.size()];
        long[] firsts = new long[sorted.size()];
        long[] lasts = new long[sorted.size()];
        int ranges = 0;
        for (PendingAnswer answer : sorted) {
            long id = answer.exchangeId();
            if (ranges > 0 && lasts[ranges - 1] == id - 1 && ofRuns[ranges - 1] == answer.runId()) {
                lasts[ranges - 1] = id;
            } else {
                ofRuns[ranges] = answer.runId();
                firsts[ranges] = id;
                lasts[ranges] = id;
                ranges++;
            }
        }
        exchanges.settle(Arrays.copyOf(ofRuns, ranges), Arrays.copyOf(firsts, ranges), Arrays.copyOf(lasts, ranges));
    }

    private void countDown(List<PendingAnswer> complete) {
        synchronized (unsettled) {
            for (PendingAnswer answer : complete) {
                Integer unused =
                        unsettled.computeIfPresent(answer.runId(), (run, count) -> count == 1 ? null : count - 1);
            }
        }
    }

    /** Confirmations and refusals that are marked together. */
    public final class Marks {
        private final List<Settled> settled;
        private final List<PendingAnswer> complete;

        private Marks(List<Settled> settled) {
            this.settled = settled;
            this.complete = settled.stream()
                    .map(Settled::answer)
                    .filter(PendingAnswer::settleOne)
                    .toList();
        }

        /** Within a transaction. Written twice, it is as written once. */
        public void write() {
            if (!complete.isEmpty()) {
                settle(complete);
                long[] forgotten = complete.stream()
                        .filter(PendingAnswer::isForgotten)
                        .mapToLong(PendingAnswer::exchangeId)
                        .toArray();
                if (forgotten.length > 0) {
                    exchanges.removeContent(forgotten);
                }
            }
            Columns refused =
                    Columns.of(settled.stream().filter(Settled::isRefused).toList());
            if (refused.ids.length > 0) {
                exchanges.refuse(refused.ids, refused.parts, refused.statuses);
            }
            if (receipts && !settled.isEmpty()) {
                Columns sent = Columns.of(
                        settled.stream().filter(one -> !one.isRefused()).toList());
                exchanges.recordSent(sent.ids, sent.parts, sent.messageIds);
            }
        }

        /** The transaction is committed. */
        public void written() {
            countDown(complete);
        }

        /** It was not, or nobody knows: they are written later. */
        public void failed() {
            if (!settled.isEmpty()) {
                unwritten.add(this);
            }
        }
    }

    /** @param messageId null where the part was refused */
    private record Settled(
            PendingAnswer answer, int part, @Nullable String messageId, int status) {
        boolean isRefused() {
            return messageId == null;
        }
    }

    private record Columns(long[] ids, short[] parts, String[] messageIds, int[] statuses) {
        static Columns of(List<Settled> settled) {
            int size = settled.size();
            Columns columns = new Columns(new long[size], new short[size], new String[size], new int[size]);
            for (int i = 0; i < size; i++) {
                Settled one = settled.get(i);
                columns.ids[i] = one.answer().exchangeId();
                columns.parts[i] = (short) one.part();
                columns.messageIds[i] = one.messageId() == null ? "" : BatchTransaction.canonical(one.messageId());
                columns.statuses[i] = one.status();
            }
            return columns;
        }
    }
}
