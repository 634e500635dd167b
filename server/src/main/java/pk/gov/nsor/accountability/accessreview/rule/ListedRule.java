package pk.gov.nsor.accountability.accessreview.rule;

import java.util.Map;
import java.util.Optional;

/**
 * An officer who was shown far more people in lists and search hits than the work requires, whether or not they opened
 * a record.
 */
final class ListedRule implements OfficerRule {

    @Override
    public Optional<RuleHit> check(OfficerDay day, UsualActivity usual, RuleLimits limits) {
        return day.listed() < limits.listed()
                ? Optional.empty()
                : Optional.of(new RuleHit(
                        Rule.LISTED,
                        day.listed(),
                        Map.of("people", day.listed(), "limit", limits.listed()),
                        look -> false));
    }
}
