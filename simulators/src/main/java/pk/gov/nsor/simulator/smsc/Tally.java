package pk.gov.nsor.simulator.smsc;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** The simulator's counters while they run. Safe for use by many threads. */
final class Tally {

    private static final int REMEMBERED_ANSWERS = 10_000;

    final LongAdder messagesFromPhones = new LongAdder();
    final LongAdder messagesToPhones = new LongAdder();
    final LongAdder deliverSmSent = new LongAdder();
    final LongAdder deliverSmAcknowledged = new LongAdder();
    final LongAdder deliverSmUnanswered = new LongAdder();
    final LongAdder deliverSmDuplicated = new LongAdder();
    final LongAdder submitSmReceived = new LongAdder();
    final LongAdder receiptsSent = new LongAdder();
    final LongAdder bindsRefused = new LongAdder();

    private final Map<String, LongAdder> deliverSmRefused = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> submitSmRefused = new ConcurrentHashMap<>();
    private final long[] answerNanos = new long[REMEMBERED_ANSWERS];
    private long answers;

    void deliverSmRefused(int commandStatus) {
        count(deliverSmRefused, commandStatus);
    }

    void submitSmRefused(int commandStatus) {
        count(submitSmRefused, commandStatus);
    }

    synchronized void answered(Duration after) {
        answerNanos[(int) (answers % REMEMBERED_ANSWERS)] = after.toNanos();
        answers++;
    }

    SmscStatus.Counters snapshot() {
        return new SmscStatus.Counters(
                messagesFromPhones.sum(),
                messagesToPhones.sum(),
                deliverSmSent.sum(),
                deliverSmAcknowledged.sum(),
                deliverSmUnanswered.sum(),
                deliverSmDuplicated.sum(),
                sums(deliverSmRefused),
                submitSmReceived.sum(),
                sums(submitSmRefused),
                receiptsSent.sum(),
                bindsRefused.sum(),
                answerTimes());
    }

    private synchronized SmscStatus.AnswerTimes answerTimes() {
        int remembered = (int) Math.min(answers, REMEMBERED_ANSWERS);
        long[] sorted = Arrays.copyOf(answerNanos, remembered);
        Arrays.sort(sorted);
        return new SmscStatus.AnswerTimes(
                answers, percentile(sorted, 50), percentile(sorted, 95), percentile(sorted, 100));
    }

    /** The nearest-rank percentile. */
    private static Duration percentile(long[] sorted, int percent) {
        if (sorted.length == 0) {
            return Duration.ZERO;
        }
        int rank = (int) Math.ceil(sorted.length * percent / 100.0);
        return Duration.ofNanos(sorted[Math.max(rank, 1) - 1]);
    }

    private static void count(Map<String, LongAdder> counts, int commandStatus) {
        counts.computeIfAbsent(SmppStatus.name(commandStatus), _ -> new LongAdder())
                .increment();
    }

    private static Map<String, Long> sums(Map<String, LongAdder> counts) {
        Map<String, Long> sums = new TreeMap<>();
        counts.forEach((status, count) -> sums.put(status, count.sum()));
        return sums;
    }
}
