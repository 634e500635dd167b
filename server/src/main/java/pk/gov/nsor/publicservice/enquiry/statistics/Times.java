package pk.gov.nsor.publicservice.enquiry.statistics;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How long answers took.
 *
 * @param byBound how many took at most so many milliseconds and more than the bound before
 */
public record Times(SortedMap<Integer, Long> byBound) {

    /** Longer than what was measured by. */
    public static final int LONGER = Integer.MAX_VALUE;

    public Times {
        byBound = new TreeMap<>(byBound);
    }

    public long answers() {
        return byBound.values().stream().mapToLong(Long::longValue).sum();
    }

    /**
     * The milliseconds within which so many of a hundred answers were given: a bound of the measure, so at most as long.
     *
     * @param percent 1 to 100
     * @return 0 where there was no answer, {@link #LONGER} where it was longer than the last bound
     */
    public int percentile(int percent) {
        long wanted = Math.ceilDiv(answers() * percent, 100L);
        long within = 0;
        for (Map.Entry<Integer, Long> bound : byBound.entrySet()) {
            within += bound.getValue();
            if (within >= wanted) {
                return bound.getKey();
            }
        }
        return 0;
    }
}
