package pk.gov.nsor.foundation.audit.verification.check;

import static pk.gov.nsor.foundation.audit.verification.FindingKind.ENTRY_TIME_WRONG;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import pk.gov.nsor.foundation.audit.proof.TimeLimits;
import pk.gov.nsor.foundation.audit.verification.Finding;
import pk.gov.nsor.foundation.audit.verification.Findings;
import pk.gov.nsor.foundation.audit.verification.PackedLeaves;
import pk.gov.nsor.foundation.audit.verification.SealedBatch;

/**
 * Compares the stated time of each entry with the signed times. The entry was not in the tree when the checkpoint
 * before it was signed, and was in it when the next one was. Leaves are in the order of transactions, so none is much
 * older than one before it.
 */
public final class EntryTimes {

    private static final int LENGTH_AT = 1 + Integer.BYTES + Long.BYTES;
    private static final int TIME_AT = LENGTH_AT + Integer.BYTES;
    private static final long CLOCKS = TimeLimits.CLOCKS.toNanos() / 1_000;
    private static final long BACK = TimeLimits.BACK.toNanos() / 1_000;

    private final Findings findings;
    /** Each size once, with when it was signed first and last. */
    private final long[] sizes;

    private final long[] firsts;
    private final long[] lasts;
    private final long now;
    private int next;
    private long latest = Long.MIN_VALUE;

    EntryTimes(Findings findings, List<CheckpointTimes.Signed> signed, Instant now) {
        this.findings = findings;
        this.now = micros(now);
        List<CheckpointTimes.Signed> sorted = signed.stream()
                .sorted(Comparator.comparingLong(CheckpointTimes.Signed::size)
                        .thenComparing(CheckpointTimes.Signed::at))
                .toList();
        sizes = sorted.stream()
                .mapToLong(CheckpointTimes.Signed::size)
                .distinct()
                .toArray();
        firsts = new long[sizes.length];
        lasts = new long[sizes.length];
        int at = -1;
        for (CheckpointTimes.Signed one : sorted) {
            if (at < 0 || sizes[at] != one.size()) {
                firsts[++at] = micros(one.at());
            }
            lasts[at] = micros(one.at());
        }
    }

    /** The next batch, in the order of leaves. */
    public void check(SealedBatch batch) {
        PackedLeaves entries = batch.entries();
        ByteBuffer bytes = ByteBuffer.wrap(entries.bytes());
        for (int row = 0; row < entries.count(); row++) {
            int begin = entries.begin(row);
            if (entries.end(row) - begin < TIME_AT + Long.BYTES || bytes.getInt(begin + LENGTH_AT) != Long.BYTES) {
                continue;
            }
            int place = place(batch.ids(), entries.id(row), row);
            if (place >= 0) {
                check(batch.firstLeaf() + place, entries.id(row), bytes.getLong(begin + TIME_AT));
            }
        }
    }

    /** Where it was sealed; less than 0 where it was not. */
    private static int place(long[] ids, long id, int row) {
        if (row < ids.length && ids[row] == id) {
            return row;
        }
        int place = ids.length - 1;
        while (place >= 0 && ids[place] != id) {
            place--;
        }
        return place;
    }

    private void check(long leaf, long entry, long time) {
        while (next < sizes.length && sizes[next] <= leaf) {
            next++;
        }
        // A register clock that was set back between the two is reported once, and not for each entry.
        long before = next == 0 ? Long.MIN_VALUE : lasts[next - 1];
        long over = next == sizes.length ? now : firsts[next];
        long earliest = Math.min(before, over);
        long last = Math.max(before, over);
        if (earliest != Long.MIN_VALUE && time < earliest - BACK) {
            wrong(
                    leaf,
                    entry,
                    "it is of %s, and was not in the tree when that was signed at %s"
                            .formatted(instant(time), instant(earliest)));
        } else if (time > last + CLOCKS) {
            wrong(
                    leaf,
                    entry,
                    "it is of %s, and was in the tree already at %s".formatted(instant(time), instant(last)));
        } else if (latest != Long.MIN_VALUE && time < latest - BACK) {
            wrong(
                    leaf,
                    entry,
                    "it is of %s, and stands behind an entry of %s".formatted(instant(time), instant(latest)));
        } else {
            latest = Math.max(latest, time);
        }
    }

    private void wrong(long leaf, long entry, String detail) {
        findings.add(Finding.at(ENTRY_TIME_WRONG, leaf, entry, detail));
    }

    private static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
