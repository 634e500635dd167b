package pk.gov.nsor.sms.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import pk.gov.nsor.sms.internal.smpp.OutgoingPart;

/**
 * Marks in the database what the SMSC has confirmed or refused for good, many at once and as ranges: with the commit of the
 * next questions, or, where none come, with one of its own. Between the confirmation and its mark lie a few milliseconds; a
 * crash just then is one in which the answer may be sent again.
 */
final class Settlement {

    private static final Logger LOG = LoggerFactory.getLogger(Settlement.class);
    private static final int MOST_AT_ONCE = 10_000;
    private static final long PAUSE_MILLIS = 5;
    private static final long PAUSE_AFTER_FAILURE_MILLIS = 1000;

    private final ExchangeStore exchanges;
    private final RunStore runs;
    private final TransactionTemplate transaction;
    private final boolean receipts;
    private final BlockingDeque<Settled> queue = new LinkedBlockingDeque<>();
    private final Queue<Marks> unwritten = new ConcurrentLinkedQueue<>();
    private final Map<Long, Integer> unsettledOfAdoptedRuns = new HashMap<>();
    private final AtomicLong unsettled = new AtomicLong();
    private final Thread thread;
    private volatile boolean stopping;
    private volatile long lastTaken = System.nanoTime();

    /** @param receipts whether message ids are kept for receipts to be matched */
    Settlement(ExchangeStore exchanges, RunStore runs, TransactionTemplate transaction, boolean receipts) {
        this.exchanges = exchanges;
        this.runs = runs;
        this.transaction = transaction;
        this.receipts = receipts;
        this.thread = Thread.ofPlatform().name("sms-settlement").daemon().unstarted(this::work);
    }

    void start() {
        thread.start();
    }

    /** Writes what is still to be marked, and ends. */
    void stop() throws InterruptedException {
        stopping = true;
        thread.join(TimeUnit.SECONDS.toMillis(10));
        thread.interrupt();
    }

    void confirmed(OutgoingPart part, String messageId) {
        queue.add(new Settled((PendingAnswer) part.answer(), part.number(), messageId, 0));
    }

    void refused(OutgoingPart part, int status) {
        queue.add(new Settled((PendingAnswer) part.answer(), part.number(), null, status));
    }

    /** Answers are on their way to the SMSC, of this run or of one taken over. */
    void handedOver(int answers) {
        unsettled.addAndGet(answers);
    }

    /** True where every answer that was handed over is marked. */
    boolean isSettled() {
        return unsettled.get() == 0;
    }

    /** Another run's answers are being sent; it is finished when they are settled. */
    void expect(long adoptedRun, int answers) {
        if (answers == 0) {
            runs.finish(adoptedRun);
            return;
        }
        synchronized (unsettledOfAdoptedRuns) {
            unsettledOfAdoptedRuns.put(adoptedRun, answers);
        }
    }

    /** What is to be marked now; nothing where nothing was confirmed. Whoever takes it says how it went. */
    Marks take() {
        lastTaken = System.nanoTime();
        return marks();
    }

    private Marks marks() {
        List<Settled> settled = new ArrayList<>();
        queue.drainTo(settled, MOST_AT_ONCE);
        return new Marks(settled);
    }

    private void work() {
        try {
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
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
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
            }
        }
    }

    private void settle(long[] sortedIds) {
        long[] firsts = new long[sortedIds.length];
        long[] lasts = new long[sortedIds.length];
        int ranges = 0;
        for (long id : sortedIds) {
            if (ranges > 0 && lasts[ranges - 1] == id - 1) {
                lasts[ranges - 1] = id;
            } else {
                firsts[ranges] = id;
                lasts[ranges] = id;
                ranges++;
            }
        }
        exchanges.settle(Arrays.copyOf(firsts, ranges), Arrays.copyOf(lasts, ranges));
    }

    private void countDown(List<PendingAnswer> complete) {
        unsettled.addAndGet(-complete.size());
        List<Long> finished = new ArrayList<>();
        synchronized (unsettledOfAdoptedRuns) {
            for (PendingAnswer answer : complete) {
                Integer left = unsettledOfAdoptedRuns.computeIfPresent(answer.runId(), (run, count) -> count - 1);
                if (left != null && left == 0) {
                    unsettledOfAdoptedRuns.remove(answer.runId());
                    finished.add(answer.runId());
                }
            }
        }
        finished.forEach(runs::finish);
    }

    /** Confirmations and refusals that are marked together. */
    final class Marks {
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
        void write() {
            if (!complete.isEmpty()) {
                settle(complete.stream()
                        .mapToLong(PendingAnswer::exchangeId)
                        .sorted()
                        .toArray());
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
        void written() {
            countDown(complete);
        }

        /** It was not, or nobody knows: they are written later. */
        void failed() {
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
