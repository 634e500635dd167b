package pk.gov.nsor.foundation.escalation;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * After how long something goes to whom, where hours count. Where a higher level comes no later than a lower one, the
 * lower one is passed over.
 *
 * @param first with whom it lies from the first moment
 * @param after from the moment that counting begins to each later level
 */
public record EscalationTimes(EscalationLevel first, Map<EscalationLevel, Duration> after) {

    public EscalationTimes {
        after = Map.copyOf(after);
    }

    /** With whom that lies now which has been counted since the moment. */
    public EscalationLevel of(Instant since, Instant now) {
        return after.entrySet().stream()
                .filter(step -> !now.isBefore(since.plus(step.getValue())))
                .map(Map.Entry::getKey)
                .reduce(first, (one, other) -> one.compareTo(other) > 0 ? one : other);
    }

    /**
     * How long it takes to come to a later level.
     *
     * @throws IllegalArgumentException where it never does
     */
    public Duration until(EscalationLevel level) {
        Duration until = after.get(level);
        if (until == null) {
            throw new IllegalArgumentException("It is never escalated to " + level);
        }
        return until;
    }
}
