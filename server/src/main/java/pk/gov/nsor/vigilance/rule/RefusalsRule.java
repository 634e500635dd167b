package pk.gov.nsor.vigilance.rule;

import java.util.Map;
import java.util.Optional;

/** Somebody who tries what they may not, or numbers that are not there. */
final class RefusalsRule implements OfficerRule {

    @Override
    public Optional<Hit> check(OfficerDay day, Usual usual, Limits limits) {
        return day.refusals() < limits.refusals()
                ? Optional.empty()
                : Optional.of(new Hit(
                        Rule.REFUSALS,
                        day.refusals(),
                        Map.of("refusals", day.refusals(), "limit", limits.refusals()),
                        look -> false));
    }
}
