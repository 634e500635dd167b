package pk.gov.nsor.accountability.accessreview.rule;

import java.util.Map;
import java.util.Optional;

/** Somebody who searches and opens nothing, again and again: who learns from the lists who is on the register, and who is not. */
final class FruitlessRule implements OfficerRule {

    @Override
    public Optional<RuleHit> check(OfficerDay day, UsualActivity usual, RuleLimits limits) {
        Searched searched = day.searched();
        return searched.fruitless() < limits.fruitless()
                ? Optional.empty()
                : Optional.of(new RuleHit(
                        Rule.FRUITLESS,
                        searched.fruitless(),
                        Map.of(
                                "fruitless", searched.fruitless(),
                                "searches", searched.searches(),
                                "limit", limits.fruitless()),
                        look -> false));
    }
}
