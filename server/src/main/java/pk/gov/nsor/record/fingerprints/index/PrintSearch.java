package pk.gov.nsor.record.fingerprints.index;

import com.machinezoo.sourceafis.FingerprintMatcher;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import pk.gov.nsor.record.fingerprints.PrintTemplate;
import pk.gov.nsor.record.fingerprints.index.CoarseMatcher.Scratch;

/**
 * Looks for one print among many, with all processors. A quick look at each leaves some hundreds, which the matcher
 * compares. So what it does not find was not all compared by the matcher: docs/benchmarks.md says how much is missed.
 */
public final class PrintSearch {

    private static final int CHUNK = 1_000;
    private static final int FEWEST_COMPARED = 600;
    private static final int OF_HUNDRED_COMPARED = 2;
    private static final int MOST_COMPARED = 6_000;
    private static final int HIGHEST = 4_096;

    private PrintSearch() {}

    /** A print and how well it agrees, as {@link FingerprintMatcher#match} says. */
    public record Hit(IndexedPrint print, double score) {}

    /** Those that agree best, the best first. */
    public static List<Hit> find(PrintTemplate probe, List<IndexedPrint> among, int most) {
        int[] coarse = coarse(new CoarseMatcher(probe), among);
        int wanted = Math.clamp((long) among.size() * OF_HUNDRED_COMPARED / 100, FEWEST_COMPARED, MOST_COMPARED);
        int least = leastOf(coarse, wanted);
        List<IndexedPrint> likely = new ArrayList<>();
        for (int above = 1; above >= 0; above--) {
            for (int i = 0; i < coarse.length && likely.size() < wanted; i++) {
                if (above == 1 ? coarse[i] > least : coarse[i] == least) {
                    likely.add(among.get(i));
                }
            }
        }
        return compare(probe, likely).stream().limit(most).toList();
    }

    /** All of these, compared by the matcher; the best first. */
    public static List<Hit> compare(PrintTemplate probe, Collection<IndexedPrint> with) {
        FingerprintMatcher matcher = new FingerprintMatcher(probe.forMatching());
        return with.parallelStream()
                .map(print -> new Hit(print, matcher.match(print.template().forMatching())))
                .sorted(Comparator.comparingDouble(Hit::score).reversed())
                .toList();
    }

    private static int[] coarse(CoarseMatcher matcher, List<IndexedPrint> among) {
        int[] scores = new int[among.size()];
        IntStream.range(0, (scores.length + CHUNK - 1) / CHUNK).parallel().forEach(chunk -> {
            Scratch scratch = new Scratch();
            int end = Math.min(scores.length, (chunk + 1) * CHUNK);
            for (int i = chunk * CHUNK; i < end; i++) {
                scores[i] = matcher.score(among.get(i).packed(), scratch);
            }
        });
        return scores;
    }

    /** The score that as many reach as are wanted. */
    private static int leastOf(int[] scores, int wanted) {
        int[] having = new int[HIGHEST + 1];
        for (int score : scores) {
            having[Math.min(HIGHEST, score)]++;
        }
        int reached = 0;
        int least = HIGHEST + 1;
        while (least > 0 && reached < wanted) {
            reached += having[--least];
        }
        return least;
    }
}
