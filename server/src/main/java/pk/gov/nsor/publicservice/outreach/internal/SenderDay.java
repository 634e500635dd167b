package pk.gov.nsor.publicservice.outreach.internal;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import pk.gov.nsor.publicservice.outreach.internal.FollowPolicy.Limits;

/** What a number was answered today, and what it texted in the last minute. Of one batch, which has its row locked. */
final class SenderDay {

    /** The same text within so long gets one answer. */
    private static final long REPEAT_MILLIS = 60_000;

    private static final int HEARD_BYTES = 16;

    private int askings;
    private int answers;
    private boolean toldOfLimit;
    private final List<Heard> heard;

    /** @param text by a keyed hash */
    private record Heard(long text, long atMillis) {}

    private SenderDay(int askings, int answers, boolean toldOfLimit, List<Heard> heard) {
        this.askings = askings;
        this.answers = answers;
        this.toldOfLimit = toldOfLimit;
        this.heard = heard;
    }

    static SenderDay stored(int askings, int answers, boolean toldOfLimit, byte[] heard) {
        List<Heard> all = new ArrayList<>();
        ByteBuffer bytes = ByteBuffer.wrap(heard);
        while (bytes.remaining() >= HEARD_BYTES) {
            all.add(new Heard(bytes.getLong(), bytes.getLong()));
        }
        return new SenderDay(askings, answers, toldOfLimit, all);
    }

    boolean mayBeAsked(Limits limits) {
        return askings < limits.askings() && mayBeAnswered(limits);
    }

    boolean mayBeAnswered(Limits limits) {
        return answers < limits.answers();
    }

    void asked() {
        askings++;
        answers++;
    }

    /** Whether to reply now that the day's limit is reached; true once a day. */
    boolean tellOfLimit() {
        boolean isFirst = !toldOfLimit;
        toldOfLimit = true;
        return isFirst;
    }

    void answered(long text, Instant now) {
        answers++;
        heard.removeIf(one -> !isFresh(one, now));
        heard.add(new Heard(text, now.toEpochMilli()));
    }

    boolean isRepeated(long text, Instant now) {
        return heard.stream().anyMatch(one -> one.text == text && isFresh(one, now));
    }

    private static boolean isFresh(Heard one, Instant now) {
        return now.toEpochMilli() - one.atMillis < REPEAT_MILLIS;
    }

    int askings() {
        return askings;
    }

    int answers() {
        return answers;
    }

    boolean isToldOfLimit() {
        return toldOfLimit;
    }

    byte[] heard() {
        ByteBuffer bytes = ByteBuffer.allocate(heard.size() * HEARD_BYTES);
        heard.forEach(one -> bytes.putLong(one.text).putLong(one.atMillis));
        return bytes.array();
    }
}
