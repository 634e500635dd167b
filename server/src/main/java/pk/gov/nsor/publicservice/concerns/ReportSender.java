package pk.gov.nsor.publicservice.concerns;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What came from a number today, and what it was answered in the last minute. Of one batch, which has its row locked. */
final class ReportSender {

    /** The same text within so long gets one answer. */
    private static final long REPEAT_MILLIS = 60_000;

    private static final int HEARD_BYTES = 16;

    private final byte[] hash;
    private final List<Heard> heard;
    private int concerns;
    private int wrongCodes;
    private int answers;
    private boolean toldOfLimit;

    /** @param text by a keyed hash */
    private record Heard(long text, long atMillis) {}

    /** @param hash names the sender for today; not to be changed */
    ReportSender(byte[] hash, int concerns, int wrongCodes, int answers, boolean toldOfLimit, byte[] heard) {
        this.hash = hash;
        this.concerns = concerns;
        this.wrongCodes = wrongCodes;
        this.answers = answers;
        this.toldOfLimit = toldOfLimit;
        this.heard = new ArrayList<>();
        ByteBuffer bytes = ByteBuffer.wrap(heard);
        while (bytes.remaining() >= HEARD_BYTES) {
            this.heard.add(new Heard(bytes.getLong(), bytes.getLong()));
        }
    }

    boolean isRepeated(long text, Instant now) {
        return heard.stream().anyMatch(one -> one.text == text && isFresh(one, now));
    }

    void answered(long text, Instant now) {
        answers++;
        heard.removeIf(one -> !isFresh(one, now));
        heard.add(new Heard(text, now.toEpochMilli()));
    }

    /** Whether to reply now that the day's limit is reached; true once a day. */
    boolean tellOfLimit() {
        boolean isFirst = !toldOfLimit;
        toldOfLimit = true;
        return isFirst;
    }

    void reported() {
        concerns++;
    }

    void triedWrongCode() {
        wrongCodes++;
    }

    private static boolean isFresh(Heard one, Instant now) {
        return now.toEpochMilli() - one.atMillis < REPEAT_MILLIS;
    }

    byte[] hash() {
        return hash;
    }

    int concerns() {
        return concerns;
    }

    int wrongCodes() {
        return wrongCodes;
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
