package pk.gov.nsor.accountability.accessreview.rule;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import pk.gov.nsor.foundation.access.AccessGround;

/**
 * A rule's match.
 *
 * @param amount the figure that was compared with the limit
 * @param figures what {@link Rule#figures} lists, by name
 * @param isBehind whether a view is one of those that caused the match
 */
public record RuleHit(Rule rule, int amount, Map<String, Integer> figures, Predicate<RecordViewsOfHour> isBehind) {

    public RuleHit {
        figures = Map.copyOf(figures);
        if (!figures.keySet().equals(Set.copyOf(rule.figures()))) {
            throw new IllegalArgumentException(rule + " has the figures " + rule.figures() + ", not " + figures);
        }
    }

    static Predicate<RecordViewsOfHour> of(Set<UUID> records) {
        return look -> records.contains(look.record());
    }

    static boolean isBroken(RecordViewsOfHour look) {
        return look.link() == AccessGround.EMERGENCY_ACCESS_TAKEN;
    }
}
