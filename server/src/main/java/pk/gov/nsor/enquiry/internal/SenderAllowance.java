package pk.gov.nsor.enquiry.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import pk.gov.nsor.enquiry.internal.Turn.Kind;
import pk.gov.nsor.enquiry.internal.Verdict.Answered;
import pk.gov.nsor.enquiry.internal.Verdict.Silence;
import pk.gov.nsor.enquiry.internal.Verdict.TooMany;

/**
 * What one sender may still ask: the rules of limits and repeats, without a database. An hour and a day are the 60 minutes
 * and 24 hours before the question, so that what a sender is told about the time to try again is true.
 */
final class SenderAllowance {

    /** The same text from the same sender gets the same answer once in this time. */
    static final Duration REPEAT = Duration.ofSeconds(60);

    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final long MINUTE = Duration.ofMinutes(1).toMillis();

    private final Limits limits;
    private final long now;
    private final List<Turn> turns;

    /** @param before the sender's turns until now, in any order */
    SenderAllowance(Limits limits, Instant now, List<Turn> before) {
        this.limits = limits;
        this.now = now.toEpochMilli();
        this.turns = new ArrayList<>(before);
    }

    /** @param asked a question as it is noted where it is answered: {@link Kind#CNIC} or {@link Kind#OTHER} */
    Verdict ask(Turn asked) {
        boolean isCounted = false;
        for (Turn turn : turns) {
            if (turn.isSameQuestion(asked) && turn.atMillis() > now - REPEAT.toMillis()) {
                if (turn.answer() == asked.answer()) {
                    return new Silence();
                }
                isCounted |= turn.kind() != Kind.AGAIN;
            }
        }
        if (isCounted) {
            turns.addFirst(new Turn(Kind.AGAIN, now, asked.text(), asked.answer()));
            return new Answered();
        }
        boolean isCnic = asked.kind() == Kind.CNIC;
        Kind silence = isCnic ? Kind.CNIC_SILENCE : Kind.OTHER_SILENCE;
        if (turns.stream().anyMatch(turn -> turn.kind() == silence && turn.atMillis() > now)) {
            return new Silence();
        }
        long again = isCnic
                ? Math.max(again(Kind.CNIC, limits.cnicsAnHour(), HOUR), again(Kind.CNIC, limits.cnicsADay(), DAY))
                : again(Kind.OTHER, limits.othersAnHour(), HOUR);
        if (again > now) {
            long told = Math.ceilDiv(again, MINUTE) * MINUTE;
            turns.addFirst(Turn.silence(silence, told));
            return new TooMany(Instant.ofEpochMilli(told));
        }
        turns.addFirst(asked.at(now));
        return new Answered();
    }

    /** All turns, the latest of those asked first. */
    List<Turn> turns() {
        return turns;
    }

    /** The turns that may still matter, the latest first. */
    List<Turn> kept() {
        return turns.stream().filter(this::matters).toList();
    }

    private boolean matters(Turn turn) {
        return switch (turn.kind()) {
            case CNIC -> turn.atMillis() > now - DAY;
            case OTHER -> turn.atMillis() > now - HOUR;
            case AGAIN -> turn.atMillis() > now - REPEAT.toMillis();
            case CNIC_SILENCE, OTHER_SILENCE -> turn.atMillis() > now;
        };
    }

    /** From when on fewer than so many lie within the time before. */
    private long again(Kind kind, int most, long within) {
        long[] times = turns.stream()
                .filter(turn -> turn.kind() == kind)
                .mapToLong(Turn::atMillis)
                .sorted()
                .toArray();
        return times.length < most ? now : times[times.length - most] + within;
    }
}
