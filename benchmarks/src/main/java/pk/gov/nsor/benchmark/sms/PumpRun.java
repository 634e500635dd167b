package pk.gov.nsor.benchmark.sms;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/** One list of questions, asked once: when each was asked, when it was answered, and whether rightly. */
final class PumpRun {

    static final PumpRun NONE = new PumpRun(List.of(), 0);

    private static final long LONGEST_MICROS = 60_000_000;

    private final List<Question> questions;
    private final long rate;
    private final Answers answers;
    private final long[] askedNanos;
    private final Histogram micros = new Histogram(LONGEST_MICROS, 3);
    private final Deque<Integer> again = new ArrayDeque<>();

    private int next;
    private int repeated;
    private long startedNanos;
    private long progressNanos;
    private long lastAnswerNanos;
    private long latestNanos;

    /** @param rate questions a second; 0 for as many as the windows allow */
    PumpRun(List<Question> questions, long rate) {
        this.questions = questions;
        this.rate = rate;
        this.answers = new Answers(questions);
        this.askedNanos = new long[questions.size()];
    }

    void start() {
        startedNanos = System.nanoTime();
        progressNanos = startedNanos;
    }

    /** The next question that is due; -1 where none is. Notes it as asked now. */
    int next(long now) {
        Integer refused = again.poll();
        if (refused != null) {
            repeated++;
            return refused;
        }
        if (next == questions.size()) {
            return -1;
        }
        if (rate > 0) {
            long late = now - (startedNanos + next * 1_000_000_000L / rate);
            if (late < 0) {
                return -1;
            }
            latestNanos = Math.max(latestNanos, late);
        }
        askedNanos[next] = now;
        return next++;
    }

    PduChannel.Message message(int question) {
        Question asked = questions.get(question);
        return new PduChannel.Message(
                Long.toString(asked.sender()), "7000", 0, 0, asked.text().getBytes(StandardCharsets.ISO_8859_1));
    }

    /** The ESME has asked for this one again. */
    void again(int question) {
        again.add(question);
    }

    void take(PduChannel.Message message) {
        long now = System.nanoTime();
        int question = answers.take(message);
        progressNanos = now;
        if (question >= 0) {
            lastAnswerNanos = now;
            micros.recordValue(Math.min((now - askedNanos[question]) / 1000, LONGEST_MICROS));
        }
    }

    boolean isPaced() {
        return rate > 0;
    }

    boolean isComplete() {
        return answers.complete();
    }

    long lastProgress() {
        return progressNanos;
    }

    /** In the form that {@link PumpResult} reads. */
    String result() {
        return String.format(
                Locale.ROOT,
                "done answered=%d missing=%d wrong=%d twice=%d unknown=%d repeated=%d seconds=%.6f p50=%d p99=%d max=%d"
                        + " behind=%d",
                answers.answered,
                questions.size() - answers.answered,
                answers.wrong,
                answers.twice,
                answers.unknown,
                repeated,
                (lastAnswerNanos - startedNanos) / 1e9,
                micros.getValueAtPercentile(50),
                micros.getValueAtPercentile(99),
                micros.getMaxValue(),
                latestNanos / 1000);
    }
}
