package pk.gov.nsor.publicservice.enquiry.internal.quota;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import pk.gov.nsor.publicservice.enquiry.internal.LimitVerdict;
import pk.gov.nsor.publicservice.enquiry.internal.LimitVerdict.Answered;
import pk.gov.nsor.publicservice.enquiry.internal.LimitVerdict.Silence;
import pk.gov.nsor.publicservice.enquiry.internal.LimitVerdict.TooMany;
import pk.gov.nsor.publicservice.enquiry.internal.quota.QuotaUse.Kind;

/**
 * What one sender may still ask: the rules of limits and repeats, without a database. An hour and a day are the 60 minutes
 * and 24 hours before the question, so that what a sender is told about the time to try again is true.
 */
public final class SenderLimit {

    /** The same text from the same sender gets the same answer once in this time. */
    static final Duration REPEAT = Duration.ofSeconds(60);

    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final long MINUTE = Duration.ofMinutes(1).toMillis();

    private final Limits limits;
    private final long now;
    private final List<QuotaUse> turns;

    /** @param before the sender's quota uses until now, in any order */
    public SenderLimit(Limits limits, Instant now, List<QuotaUse> before) {
        this.limits = limits;
        this.now = now.toEpochMilli();
        this.turns = new ArrayList<>(before);
    }

    /**
     * @param asked a question as it is noted where it is answered: {@link Kind#CNIC}, {@link Kind#SCANNED} or
     *     {@link Kind#OTHER}
     * @param underYesterday the same under yesterday's key, while a repeat of a text of yesterday may come; otherwise the
     *     question itself
     */
    public LimitVerdict ask(QuotaUse asked, QuotaUse underYesterday) {
        List<QuotaUse> same = turns.stream()
                .filter(turn -> turn.isSameQuestion(asked) || turn.isSameQuestion(underYesterday))
                .filter(turn -> turn.atMillis() > now - REPEAT.toMillis())
                .sorted(Comparator.comparingLong(QuotaUse::atMillis).reversed())
                .toList();
        if (!same.isEmpty()) {
            // The answer may have become another and that of before again: only what was said last is said.
            QuotaUse latest = same.getFirst();
            if (latest.answer() == (latest.isSameQuestion(asked) ? asked : underYesterday).answer()) {
                return new Silence();
            }
        }
        if (same.stream().anyMatch(turn -> turn.kind() != Kind.AGAIN)) {
            turns.addFirst(new QuotaUse(Kind.AGAIN, now, asked.text(), asked.answer()));
            return new Answered(0);
        }
        return switch (asked.kind()) {
            case CNIC -> within(asked, List.of(Kind.CNIC_SILENCE), cnicsAgain());
            case SCANNED -> {
                long scannedAgain = again(turn -> turn.kind() == Kind.SCANNED, limits.scannedADay(), DAY);
                long cnicsAgain = cnicsAgain();
                // Whoever takes part in a scan still gets answers about CNICs of other blocks.
                Kind silence = cnicsAgain > now ? Kind.CNIC_SILENCE : Kind.SCANNED_SILENCE;
                yield within(
                        asked,
                        List.of(silence, Kind.CNIC_SILENCE, Kind.SCANNED_SILENCE),
                        silence == Kind.CNIC_SILENCE ? cnicsAgain : scannedAgain);
            }
            case OTHER ->
                within(
                        asked,
                        List.of(Kind.OTHER_SILENCE),
                        again(turn -> turn.kind() == Kind.OTHER, limits.othersAnHour(), HOUR));
            case AGAIN, CNIC_SILENCE, OTHER_SILENCE, SCANNED_SILENCE ->
                throw new IllegalArgumentException("Nothing that is asked: " + asked.kind());
        };
    }

    /**
     * @param silences after which of them there is no answer; the first is the one that follows from this limit
     * @param again from when on the limit allows another
     */
    private LimitVerdict within(QuotaUse asked, List<Kind> silences, long again) {
        if (turns.stream().anyMatch(turn -> silences.contains(turn.kind()) && turn.atMillis() > now)) {
            return new Silence();
        }
        if (again > now) {
            long told = Math.ceilDiv(again, MINUTE) * MINUTE;
            turns.addFirst(QuotaUse.silence(silences.getFirst(), told));
            return new TooMany(Instant.ofEpochMilli(told));
        }
        turns.addFirst(asked.at(now));
        return new Answered(alike(asked));
    }

    private int alike(QuotaUse asked) {
        return (int) turns.stream()
                .filter(turn -> turn.isCnic() && turn.block() == asked.block() && turn.atMillis() > now - DAY)
                .count();
    }

    private long cnicsAgain() {
        return Math.max(
                again(QuotaUse::isCnic, limits.cnicsAnHour(), HOUR), again(QuotaUse::isCnic, limits.cnicsADay(), DAY));
    }

    /** All quota uses, the latest of those asked first. */
    List<QuotaUse> turns() {
        return turns;
    }

    /** The quota uses that may still count, the latest first. */
    public List<QuotaUse> kept() {
        return turns.stream().filter(this::matters).toList();
    }

    private boolean matters(QuotaUse turn) {
        return switch (turn.kind()) {
            case CNIC, SCANNED -> turn.atMillis() > now - DAY;
            case OTHER -> turn.atMillis() > now - HOUR;
            case AGAIN -> turn.atMillis() > now - REPEAT.toMillis();
            case CNIC_SILENCE, OTHER_SILENCE, SCANNED_SILENCE -> turn.atMillis() > now;
        };
    }

    /** From when on fewer than so many lie within the time before. */
    private long again(Predicate<QuotaUse> isCounted, int most, long within) {
        long[] times = turns.stream()
                .filter(isCounted)
                .mapToLong(QuotaUse::atMillis)
                .sorted()
                .toArray();
        return times.length < most ? now : times[times.length - most] + within;
    }
}
