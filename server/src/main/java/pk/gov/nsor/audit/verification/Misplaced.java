package pk.gov.nsor.audit.verification;

import static pk.gov.nsor.audit.verification.FindingKind.ENTRY_DELETED;
import static pk.gov.nsor.audit.verification.FindingKind.ENTRY_INSERTED;
import static pk.gov.nsor.audit.verification.FindingKind.ENTRY_REORDERED;
import static pk.gov.nsor.audit.verification.FindingKind.TRAIL_TRUNCATED;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Entries that are missing where they were sealed, and entries that stand where they were not. Only at the end is it known
 * which of them are the same and were moved.
 */
final class Misplaced {

    /** Of more than so many the rest are not looked for elsewhere. */
    static final int MOST_REMEMBERED = 10_000;

    private final Findings findings;
    private final Map<Long, Long> missing = new LinkedHashMap<>();
    private final Map<Long, Long> extra = new LinkedHashMap<>();
    private final List<Run> beyond = new ArrayList<>();

    /** Leaves one after the other that are missing. */
    private record Run(long firstLeaf, long lastLeaf, long firstEntry, long lastEntry) {}

    Misplaced(Findings findings) {
        this.findings = findings;
    }

    void missing(long leaf, long id) {
        if (missing.size() < MOST_REMEMBERED) {
            missing.put(id, leaf);
        } else {
            extend(beyond, leaf, id);
        }
    }

    void notSealedHere(long id, long leaf) {
        if (extra.size() < MOST_REMEMBERED) {
            extra.put(id, leaf);
        } else {
            inserted(id, leaf);
        }
    }

    /** @param size how many leaves were sealed */
    void tell(long size, TrailSource.Tail tail) {
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
        beyond.forEach(run -> join(runs, run));
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
        if (last != null && last.lastLeaf() + 1 == next.firstLeaf()) {
            runs.set(runs.size() - 1, new Run(last.firstLeaf(), next.lastLeaf(), last.firstEntry(), next.lastEntry()));
        } else {
            runs.add(next);
        }
    }
}
