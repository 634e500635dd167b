package pk.gov.nsor.publicservice.release;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Infers what can be inferred: given every band of an area that was ever released, and the rule by which bands move, it finds
 * all rows of counts that give exactly these bands. What holds in all of them it knows; of anything else it knows nothing
 * for certain. No program with the same knowledge can know more.
 */
final class Attacker {

    private final List<@Nullable Band> bands;
    private final int most;
    /** By month: which pairs of the count before and the count now are part of at least one possible row. */
    private final List<boolean[][]> pairs = new ArrayList<>();

    /**
     * @param bands of all months, null where none was told but the area was the same
     * @param most the largest count that is thought possible
     */
    Attacker(List<@Nullable Band> bands, int most) {
        this.bands = bands;
        this.most = most;
        search();
    }

    /** All changes of the count from the release before that are possible. */
    Set<Integer> changes(int month) {
        Set<Integer> changes = new TreeSet<>();
        boolean[][] possible = pairs.get(month);
        for (int before = 0; before <= most; before++) {
            for (int now = 0; now <= most; now++) {
                if (possible[before][now]) {
                    changes.add(now - before);
                }
            }
        }
        return changes;
    }

    /** All counts that are possible in a month. */
    Set<Integer> counts(int month) {
        Set<Integer> counts = new TreeSet<>();
        boolean[][] possible = pairs.get(Math.max(1, month));
        for (int before = 0; before <= most; before++) {
            for (int now = 0; now <= most; now++) {
                if (possible[before][now]) {
                    counts.add(month == 0 ? before : now);
                }
            }
        }
        return counts;
    }

    /** Forwards what the past allows, then backwards what the future does: both at once is what all bands allow. */
    private void search() {
        int months = bands.size();
        boolean[][] reached = new boolean[months][most + 1];
        for (int count = 0; count <= most; count++) {
            reached[0][count] = Band.of(count) == bands.getFirst();
        }
        for (int month = 1; month < months; month++) {
            for (int before = 0; before <= most; before++) {
                for (int now = 0; now <= most && reached[month - 1][before]; now++) {
                    reached[month][now] |= isStep(month, before, now);
                }
            }
        }
        boolean[][] goesOn = new boolean[months][most + 1];
        java.util.Arrays.fill(goesOn[months - 1], true);
        pairs.add(new boolean[0][0]);
        for (int month = months - 1; month >= 1; month--) {
            boolean[][] possible = new boolean[most + 1][most + 1];
            for (int before = 0; before <= most; before++) {
                for (int now = 0; now <= most; now++) {
                    if (goesOn[month][now] && isStep(month, before, now)) {
                        goesOn[month - 1][before] = true;
                        possible[before][now] = reached[month - 1][before];
                    }
                }
            }
            pairs.add(1, possible);
        }
    }

    private boolean isStep(int month, int before, int now) {
        Band last = bands.get(month - 1);
        return last != null && last.after(before, now) == bands.get(month);
    }
}
