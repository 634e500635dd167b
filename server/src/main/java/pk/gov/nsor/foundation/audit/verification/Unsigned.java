package pk.gov.nsor.foundation.audit.verification;

import static pk.gov.nsor.foundation.audit.verification.FindingKind.UNSIGNED;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.audit.verification.check.CheckpointCheck;

/**
 * The part of the trail that no signed checkpoint covers: leaves after the largest checkpoint, and entries that are
 * not sealed yet. Anybody who can write to the database, or to the file, can have made them up. An export ends with a
 * checkpoint and has none. A running register always has some; they are no finding while all of them are younger than
 * the time after which the register itself stops showing records.
 */
public final class Unsigned {

    /** How long entries may be without a signature; as {@code nsor.trail.most-behind}. */
    static final Duration LONGEST = Duration.ofMinutes(10);

    private final CheckpointCheck checkpoints;
    private final WantedRoots roots;
    private final long signedTo;
    private long leaves;
    private long firstEntry;
    private long oldest = Long.MAX_VALUE;
    private long newest = Long.MIN_VALUE;

    /** Called once all checkpoints were passed on. */
    Unsigned(CheckpointCheck checkpoints, WantedRoots roots) {
        this.checkpoints = checkpoints;
        this.roots = roots;
        this.signedTo = checkpoints.largestSigned();
    }

    /** When an entry that is what was sealed was written: microseconds since the beginning of 1970. */
    public void written(long leaf, long micros) {
        if (leaf >= signedTo) {
            oldest = Math.min(oldest, micros);
            newest = Math.max(newest, micros);
        }
        if (roots.isLast(leaf)) {
            roots.written(micros);
        }
    }

    /** After the entries of a batch. */
    public void sealed(SealedBatch batch) {
        long from = Math.max(signedTo, batch.firstLeaf());
        if (batch.nextLeaf() > from) {
            if (leaves == 0) {
                int place = (int) Math.min(from - batch.firstLeaf(), batch.ids().length - 1);
                firstEntry = place < 0 ? batch.lastEntry() : batch.ids()[place];
            }
            leaves += batch.nextLeaf() - from;
        }
    }

    /** Called once the tree is built and the checkpoints were compared with it. */
    void tell(Findings findings, TrailSource.Tail tail, long size, boolean isLive, Instant now) {
        long count = leaves + tail.count();
        Instant first = oldest(tail);
        Instant last = newest(tail);
        if (count == 0) {
            return;
        }
        // Where sealing goes on the first batch is signed at once: leaves without any checkpoint are never young.
        boolean isYoung = isLive
                && (leaves == 0 || signedTo > 0)
                && first != null
                && last != null
                && !first.isBefore(now.minus(LONGEST))
                && !last.isAfter(now.plus(LONGEST));
        if (!isYoung) {
            findings.add(new Finding(
                    UNSIGNED,
                    leaves > 0 ? signedTo : size,
                    leaves > 0
                            ? (Long) firstEntry
                            : tail.ids().isEmpty() ? null : tail.ids().getFirst(),
                    "%s; %s"
                            .formatted(
                                    what(tail),
                                    signedTo == 0
                                            ? "there is no signed checkpoint at all"
                                            : "the largest that is signed is of %,d leaves".formatted(signedTo))));
        }
    }

    Verdict.Coverage coverage(TrailSource.Tail tail) {
        return checkpoints.coverage(roots, leaves, oldest(tail));
    }

    private String what(TrailSource.Tail tail) {
        String waiting = "%,d %s".formatted(tail.count(), tail.count() == 1 ? "entry" : "entries");
        if (leaves == 0) {
            return waiting + " behind what is sealed, the oldest of " + tail.oldest()
                    + ", should have been sealed and signed by now";
        }
        return "%,d %s from here on %s under no checkpoint that is signed%s"
                .formatted(
                        leaves,
                        leaves == 1 ? "leaf" : "leaves",
                        leaves == 1 ? "is" : "are",
                        tail.count() == 0 ? "" : ", and " + waiting + " behind them");
    }

    private @Nullable Instant oldest(TrailSource.Tail tail) {
        Instant sealed = leaves == 0 || oldest == Long.MAX_VALUE ? null : instant(oldest);
        Instant waiting = tail.oldest();
        return sealed == null || (waiting != null && waiting.isBefore(sealed)) ? waiting : sealed;
    }

    private @Nullable Instant newest(TrailSource.Tail tail) {
        Instant sealed = leaves == 0 || newest == Long.MIN_VALUE ? null : instant(newest);
        Instant waiting = tail.newest();
        return sealed == null || (waiting != null && waiting.isAfter(sealed)) ? waiting : sealed;
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
