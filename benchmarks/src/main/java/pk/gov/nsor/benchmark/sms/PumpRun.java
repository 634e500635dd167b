package pk.gov.nsor.benchmark.sms;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import pk.gov.nsor.benchmark.sms.Question.Kind;

/** One list of questions, asked once: when each was asked, when it was answered, and whether rightly. */
final class PumpRun implements Asking {

    static final PumpRun NONE = new PumpRun(List.of(), 0);

    private static final long LONGEST_MICROS = 60_000_000;
    private static final int FEWEST_OF_A_KIND = 500;

    private final List<Question> questions;
    private final long rate;
    private final Answers answers;
    private final long[] askedNanos;
    private final long[] tookMicros;
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
        this.tookMicros = new long[questions.size()];
    }

    @Override
    public void start() {
        startedNanos = System.nanoTime();
        progressNanos = startedNanos;
    }

    @Override
    public int window(int usual) {
        return usual;
    }

    @Override
    public int next(long now) {
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

    @Override
    public PduChannel.Message message(int question) {
        Question asked = questions.get(question);
        return new PduChannel.Message(
                Long.toString(asked.sender()), "7000", 0, 0, asked.text().getBytes(StandardCharsets.ISO_8859_1));
    }

    @Override
    public void acknowledged(int question, int status) {
        if (status != 0) {
            again.add(question);
        }
    }

    @Override
    public void take(PduChannel.Message message) {
        long now = System.nanoTime();
        int question = answers.take(message);
        progressNanos = now;
        if (question >= 0) {
            lastAnswerNanos = now;
            tookMicros[question] = Math.min((now - askedNanos[question]) / 1000, LONGEST_MICROS);
            micros.recordValue(tookMicros[question]);
        }
    }

    @Override
    public boolean isPaced() {
        return rate > 0;
    }

    @Override
    public boolean isComplete() {
        return answers.complete();
    }

    @Override
    public long lastProgress() {
        return progressNanos;
    }

    /** In the form that {@link PumpResult} reads. */
    @Override
    public String result() {
        return String.format(
                Locale.ROOT,
                "done answered=%d missing=%d wrong=%d twice=%d unknown=%d repeated=%d seconds=%.6f p50=%d p99=%d max=%d"
                        + " behind=%d ks=%.5f by-second=%s",
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
                latestNanos / 1000,
                unlikeness(),
                bySecond());
    }

    /** How unlike the times of two kinds of questions are at most; NaN where there are too few of one to say. */
    private double unlikeness() {
        Map<Kind, long[]> took = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            took.put(
                    kind,
                    IntStream.range(0, questions.size())
                            .filter(i -> questions.get(i).kind() == kind && tookMicros[i] > 0)
                            .mapToLong(i -> tookMicros[i])
                            .toArray());
        }
        if (took.values().stream().anyMatch(sample -> sample.length < FEWEST_OF_A_KIND)) {
            return Double.NaN;
        }
        return took.values().stream()
                .flatMap(a -> took.values().stream().map(b -> Distance.kolmogorovSmirnov(a, b)))
                .max(Double::compare)
                .orElse(Double.NaN);
    }

    /** The p99 in microseconds of the questions that were asked in each second. */
    private String bySecond() {
        Map<Long, Histogram> seconds = new TreeMap<>();
        for (int i = 0; i < next; i++) {
            if (tookMicros[i] > 0) {
                long second = (askedNanos[i] - startedNanos) / 1_000_000_000L;
                seconds.computeIfAbsent(second, unused -> new Histogram(LONGEST_MICROS, 3))
                        .recordValue(tookMicros[i]);
            }
        }
        return seconds.values().stream()
                .map(second -> Long.toString(second.getValueAtPercentile(99)))
                .collect(Collectors.joining(",", "[", "]"));
    }
}
