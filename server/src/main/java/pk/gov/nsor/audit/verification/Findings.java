package pk.gov.nsor.audit.verification;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Collects findings. Of each kind the first are kept, so that a thousand deleted entries hide nothing else. */
final class Findings {

    static final int MOST_OF_A_KIND = 50;

    private final List<Finding> kept = new ArrayList<>();
    private final Map<FindingKind, Long> counts = new EnumMap<>(FindingKind.class);

    void add(Finding finding) {
        if (counts.merge(finding.kind(), 1L, Long::sum) <= MOST_OF_A_KIND) {
            kept.add(finding);
        }
    }

    /** The first of these leaves at which something is known not to fit; the first of all where nothing is. */
    long firstFrom(long leaf, long before) {
        return kept.stream()
                .map(Finding::leaf)
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .filter(found -> found >= leaf && found < before)
                .min()
                .orElse(leaf);
    }

    /** The first in the trail first. */
    List<Finding> inOrder() {
        return kept.stream().sorted(Finding.ORDER).toList();
    }

    long count() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
