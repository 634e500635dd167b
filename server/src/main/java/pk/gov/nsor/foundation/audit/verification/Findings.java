package pk.gov.nsor.foundation.audit.verification;

import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/**
 * Collects findings. Of each kind the first in the trail are kept, in whatever order they come, so that a thousand
 * deleted entries do not hide other findings.
 */
public final class Findings {

    static final int MOST_OF_A_KIND = 50;

    private static final Comparator<Kept> ORDER =
            Comparator.comparing(Kept::finding, Finding.ORDER).thenComparingLong(Kept::number);

    private final Map<FindingKind, TreeSet<Kept>> kept = new EnumMap<>(FindingKind.class);
    private final Map<FindingKind, Long> counts = new EnumMap<>(FindingKind.class);
    private long added;

    /** @param number of those that were added before it */
    private record Kept(Finding finding, long number) {}

    public void add(Finding finding) {
        count(finding.kind());
        TreeSet<Kept> ofKind = kept.computeIfAbsent(finding.kind(), kind -> new TreeSet<>(ORDER));
        ofKind.add(new Kept(finding, added++));
        if (ofKind.size() > MOST_OF_A_KIND) {
            ofKind.pollLast();
        }
    }

    /** Whether one of this kind at this leaf would be kept now; where it would not, to count it is enough. */
    boolean keeps(FindingKind kind, long leaf) {
        TreeSet<Kept> ofKind = kept.get(kind);
        if (ofKind == null || ofKind.size() < MOST_OF_A_KIND) {
            return true;
        }
        Long last = ofKind.getLast().finding().leaf();
        return last == null || leaf <= last;
    }

    /** One more of this kind, that need not be kept. */
    void count(FindingKind kind) {
        counts.merge(kind, 1L, Long::sum);
    }

    /** The first of these leaves that is known to be inconsistent; the first of all where none is. */
    public long firstFrom(long leaf, long before) {
        return kept.values().stream()
                .flatMap(Collection::stream)
                .map(one -> one.finding().leaf())
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .filter(found -> found >= leaf && found < before)
                .min()
                .orElse(leaf);
    }

    /** The first in the trail first. */
    List<Finding> inOrder() {
        return kept.values().stream()
                .flatMap(Collection::stream)
                .sorted(ORDER)
                .map(Kept::finding)
                .toList();
    }

    long count() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
