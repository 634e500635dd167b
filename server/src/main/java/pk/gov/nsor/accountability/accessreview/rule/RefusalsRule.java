package pk.gov.nsor.accountability.accessreview.rule;

import java.util.Map;
import java.util.Optional;

/** Somebody who tries what they may not, or numbers that are not there. */
final class RefusalsRule implements OfficerRule {

    @Override
    public Optional<RuleHit> check(OfficerDay day, UsualActivity usual, RuleLimits limits) {
        return day.refusals() < limits.refusals()
                ? Optional.empty()
                : Optional.of(new RuleHit(
                        Rule.REFUSALS,
                        day.refusals(),
                        Map.of("refusals", day.refusals(), "limit", limits.refusals()),
                        look -> false));
    }
}
