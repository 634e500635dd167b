package pk.gov.nsor.vigilance.rule;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import pk.gov.nsor.access.RecordLink;

/**
 * That a rule holds.
 *
 * @param amount the figure that was compared with the limit
 * @param figures what {@link Rule#figures} lists, by name
 * @param isBehind whether a look is one of those that made it
 */
public record Hit(Rule rule, int amount, Map<String, Integer> figures, Predicate<Seen> isBehind) {

    public Hit {
        figures = Map.copyOf(figures);
        if (!figures.keySet().equals(Set.copyOf(rule.figures()))) {
            throw new IllegalArgumentException(rule + " has the figures " + rule.figures() + ", not " + figures);
        }
    }

    static Predicate<Seen> of(Set<UUID> records) {
        return look -> records.contains(look.record());
    }

    static boolean isBroken(Seen look) {
        return look.link() == RecordLink.GLASS_BROKEN;
    }
}
