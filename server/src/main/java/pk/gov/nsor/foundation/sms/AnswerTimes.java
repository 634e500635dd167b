package pk.gov.nsor.foundation.sms;

import java.util.Map;
import java.util.TreeMap;

/**
 * How long answers took, from the question's arrival until the SMSC had taken over the last part.
 *
 * @param byBound how many took at most so many milliseconds and more than the bound before;
 *     {@link Integer#MAX_VALUE} stands for all that took longer than the last bound
 */
public record AnswerTimes(Map<Integer, Long> byBound) {

    public static final AnswerTimes NONE = new AnswerTimes(Map.of());

    public AnswerTimes {
        byBound = Map.copyOf(byBound);
    }

    /** What has come since an earlier state of the same gateway, or all where it began anew. */
    public AnswerTimes since(AnswerTimes earlier) {
        Map<Integer, Long> more = new TreeMap<>();
        for (Map.Entry<Integer, Long> now : byBound.entrySet()) {
            long before = earlier.byBound.getOrDefault(now.getKey(), 0L);
            if (now.getValue() < before) {
                return this;
            }
            if (now.getValue() > before) {
                more.put(now.getKey(), now.getValue() - before);
            }
        }
        return new AnswerTimes(more);
    }
}
