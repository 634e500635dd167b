package pk.gov.nsor.foundation.audit.verification;

import static pk.gov.nsor.foundation.audit.verification.FindingKind.ENTRY_DELETED;
import static pk.gov.nsor.foundation.audit.verification.FindingKind.ENTRY_INSERTED;
import static pk.gov.nsor.foundation.audit.verification.FindingKind.ENTRY_REORDERED;
import static pk.gov.nsor.foundation.audit.verification.FindingKind.TRAIL_TRUNCATED;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Entries that are missing where they were sealed, and entries that stand where they were not. Only at the end is it known
 * which of them are the same and were moved.
 */
public final class Misplaced {

    /** Beyond this number, entries are not searched for elsewhere. */
    static final int MOST_REMEMBERED = 10_000;

    private final Findings findings;
    private final Map<Long, Long> missing = new LinkedHashMap<>();
    private final Map<Long, Long> extra = new LinkedHashMap<>();
    private @Nullable Run firstBeyond;
    private @Nullable Run lastBeyond;

    /** Leaves one after the other that are missing. */
    private record Run(long firstLeaf, long lastLeaf, long firstEntry, long lastEntry) {

        boolean isBefore(Run next) {
            return lastLeaf + 1 == next.firstLeaf;
        }

        Run with(Run next) {
            return new Run(firstLeaf, next.lastLeaf, firstEntry, next.lastEntry);
        }
    }

    public Misplaced(Findings findings) {
        this.findings = findings;
    }

    public void missing(long leaf, long id) {
        if (missing.size() < MOST_REMEMBERED) {
            missing.put(id, leaf);
        } else {
            beyond(new Run(leaf, leaf, id, id));
        }
    }

    /**
     * Holds back the first run, which may continue a remembered one, and the last, which may reach the end. Those
     * between are reported at once.
     */
    private void beyond(Run next) {
        Run last = lastBeyond;
        if (last != null && last.isBefore(next)) {
            lastBeyond = last.with(next);
        } else {
            if (last != null && firstBeyond == null) {
                firstBeyond = last;
            } else if (last != null) {
                gone(last, Long.MAX_VALUE);
            }
            lastBeyond = next;
        }
    }

    public void notSealedHere(long id, long leaf) {
        if (extra.size() < MOST_REMEMBERED) {
            extra.put(id, leaf);
        } else {
            inserted(id, leaf);
        }
    }

    /** @param size how many leaves were sealed */
    public void tell(long size, TrailSource.Tail tail) {
        extra.forEach((id, leaf) -> {
            Long sealedAs = missing.remove(id);
            if (sealedAs == null) {
                inserted(id, leaf);
            } else {
                moved(id, sealedAs, "it was sealed as leaf " + sealedAs + ", and stands where leaf " + leaf + " is");
            }
        });
        for (Long id : tail.ids()) {
            Long sealedAs = missing.remove(id);
            if (sealedAs != null) {
                moved(
                        id,
                        sealedAs,
                        "it was sealed as leaf " + sealedAs + ", and stands behind everything that is sealed");
            }
        }
        List<Run> runs = new ArrayList<>();
        Map<Long, Long> byLeaf = new TreeMap<>();
        missing.forEach((id, leaf) -> byLeaf.put(leaf, id));
        byLeaf.forEach((leaf, id) -> extend(runs, leaf, id));
        Stream.of(firstBeyond, lastBeyond).filter(Objects::nonNull).forEach(run -> join(runs, run));
        runs.forEach(run -> gone(run, size));
    }

    private void gone(Run run, long size) {
        boolean isTheEnd = run.lastLeaf() == size - 1;
        long count = run.lastLeaf() - run.firstLeaf() + 1;
        String which = count == 1
                ? "it was sealed, and is not there"
                : "%,d entries to %d (leaf %d) were sealed, and are not there"
                        .formatted(count, run.lastEntry(), run.lastLeaf());
        findings.add(Finding.at(
                isTheEnd ? TRAIL_TRUNCATED : ENTRY_DELETED,
                run.firstLeaf(),
                run.firstEntry(),
                isTheEnd ? which + "; nothing that was sealed follows" : which));
    }

    private void inserted(long id, long leaf) {
        findings.add(Finding.at(
                ENTRY_INSERTED,
                leaf,
                id,
                "it stands before what was sealed as leaf " + leaf + ", and was sealed nowhere"));
    }

    private void moved(long id, long leaf, String detail) {
        findings.add(Finding.at(ENTRY_REORDERED, leaf, id, detail));
    }

    private static void extend(List<Run> runs, long leaf, long id) {
        join(runs, new Run(leaf, leaf, id, id));
    }

    private static void join(List<Run> runs, Run next) {
        Run last = runs.isEmpty() ? null : runs.getLast();
        if (last != null && last.isBefore(next)) {
            runs.set(runs.size() - 1, last.with(next));
        } else {
            runs.add(next);
        }
    }
}
