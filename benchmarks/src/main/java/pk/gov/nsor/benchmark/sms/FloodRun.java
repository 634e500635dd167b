package pk.gov.nsor.benchmark.sms;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * A flood: each question of another sender, by the clock and without waiting for acknowledgements, for a time. What is
 * acknowledged has to be answered, once; what is turned away has not, and is not asked again.
 */
final class FloodRun implements Asking {

    /** A sender's number has as many digits as others'. */
    private static final long FIRST_SENDER = 92_398_0000_000000L;

    private static final int MOST = 40_000_000;
    private static final int CONCATENATED = 0x40;
    private static final byte ACKNOWLEDGED = 0x10;
    private static final byte TURNED_AWAY = 0x20;
    private static final byte PARTS = 0x0F;

    private final List<Question> texts;
    private final long rate;
    private final long nanos;
    private final long firstSender;
    /** Of each question: whether it was acknowledged, and how many parts of answers have come. */
    private final byte[] seen = new byte[MOST];

    private int next;
    private long startedNanos;
    private long progressNanos;
    private int acknowledged;
    private int turnedAway;
    private int partsOfOne = 2;
    private int answered;
    private int twice;
    private int unknown;

    /**
     * @param texts about nobody's CNICs, asked over and over
     * @param rate questions a second
     * @param run another number than that of the runs of the last day
     */
    FloodRun(List<Question> texts, long rate, int seconds, long run) {
        this.texts = texts;
        this.rate = rate;
        this.nanos = seconds * 1_000_000_000L;
        this.firstSender = FIRST_SENDER + Math.floorMod(run, 10_000L) * 100_000_000L;
    }

    @Override
    public void start() {
        startedNanos = System.nanoTime();
        progressNanos = startedNanos;
    }

    @Override
    public int window(int usual) {
        return Integer.MAX_VALUE;
    }

    @Override
    public boolean isPaced() {
        return true;
    }

    @Override
    public int next(long now) {
        boolean isDue = now - startedNanos < nanos && next < (now - startedNanos) * rate / 1_000_000_000L;
        return isDue && next < MOST ? next++ : -1;
    }

    @Override
    public PduChannel.Message message(int question) {
        return new PduChannel.Message(
                Long.toString(firstSender + question),
                "7000",
                0,
                0,
                texts.get(question % texts.size()).text().getBytes(StandardCharsets.ISO_8859_1));
    }

    @Override
    public void acknowledged(int question, int status) {
        progressNanos = System.nanoTime();
        if (status == 0) {
            acknowledged++;
            seen[question] |= ACKNOWLEDGED;
        } else {
            turnedAway++;
            seen[question] |= TURNED_AWAY;
        }
    }

    @Override
    public void take(PduChannel.Message message) {
        progressNanos = System.nanoTime();
        long number = Long.parseLong(message.destination().replace("+", "")) - firstSender;
        if (number < 0 || number >= next) {
            unknown++;
            return;
        }
        int question = (int) number;
        partsOfOne = (message.esmClass() & CONCATENATED) == 0 ? 1 : message.text()[4];
        int parts = (seen[question] & PARTS) + 1;
        if (parts > partsOfOne) {
            twice++;
            return;
        }
        seen[question] = (byte) (seen[question] & ~PARTS | parts);
        answered += parts == partsOfOne ? 1 : 0;
    }

    @Override
    public boolean isComplete() {
        return System.nanoTime() - startedNanos > nanos
                && acknowledged + turnedAway == next
                && answered >= acknowledged;
    }

    @Override
    public long lastProgress() {
        return progressNanos;
    }

    @Override
    public String result() {
        int lost = 0;
        int uncalledFor = 0;
        for (int i = 0; i < next; i++) {
            boolean isAnswered = (seen[i] & PARTS) == partsOfOne;
            lost += (seen[i] & ACKNOWLEDGED) != 0 && !isAnswered ? 1 : 0;
            uncalledFor += (seen[i] & TURNED_AWAY) != 0 && (seen[i] & PARTS) != 0 ? 1 : 0;
        }
        return String.format(
                Locale.ROOT,
                "done asked=%d acknowledged=%d turned-away=%d unheard=%d answered=%d lost=%d twice=%d uncalled=%d"
                        + " unknown=%d seconds=%.3f",
                next,
                acknowledged,
                turnedAway,
                next - acknowledged - turnedAway,
                answered,
                lost,
                twice,
                uncalledFor,
                unknown,
                nanos / 1e9);
    }
}
