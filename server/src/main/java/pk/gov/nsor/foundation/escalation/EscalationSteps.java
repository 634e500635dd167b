package pk.gov.nsor.foundation.escalation;

import java.time.LocalDate;
import java.util.Map;

/**
 * After how many days something goes to whom, counted to a day. Where a higher level comes no later than a lower one,
 * the lower one is passed over.
 *
 * @param first with whom it lies from the first day
 * @param after days from the day that counting begins to each later level; negative where that is a day to come
 * @param today the day counted to
 */
public record EscalationSteps(EscalationLevel first, Map<EscalationLevel, Integer> after, LocalDate today) {

    public EscalationSteps {
        after = Map.copyOf(after);
    }

    /** With whom that lies today which has been counted since the day. */
    public EscalationLevel of(LocalDate since) {
        return after.keySet().stream()
                .filter(level -> !since.isAfter(latest(level)))
                .reduce(first, (one, other) -> one.compareTo(other) > 0 ? one : other);
    }

    /**
     * How many days it takes to come to a level.
     *
     * @throws IllegalArgumentException where it never does
     */
    public int days(EscalationLevel level) {
        if (level.compareTo(first) <= 0) {
            return 0;
        }
        Integer days = after.get(level);
        if (days == null) {
            throw new IllegalArgumentException("It is never escalated to " + level);
        }
        return days;
    }

    /** What has been counted since this day or longer is at the level today, or above it. */
    public LocalDate latest(EscalationLevel level) {
        return today.minusDays(days(level));
    }
}
