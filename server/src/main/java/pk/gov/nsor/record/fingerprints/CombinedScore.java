package pk.gov.nsor.record.fingerprints;

import java.util.Collection;

/**
 * One score for several fingers of one person, in the matcher's own measure: ten more where chance reaches it ten times
 * less often. By Fisher's method: chances of independent comparisons multiplied, and how often chance gives such a product.
 */
final class CombinedScore {

    private static final double TEN = 10;

    private CombinedScore() {}

    static double of(Collection<Double> scores) {
        double sum = scores.stream()
                .mapToDouble(score -> Math.max(0, score) * Math.log(TEN) / TEN)
                .sum();
        double term = 1;
        double series = 1;
        for (int i = 1; i < scores.size(); i++) {
            term *= sum / i;
            series += term;
        }
        return scores.isEmpty() ? 0 : Math.max(0, (sum - Math.log(series)) * TEN / Math.log(TEN));
    }
}
