package pk.gov.nsor.accountability.accessreview.rule;

import java.util.Map;
import java.util.Optional;

/** Somebody who searches far oftener than work asks for, in a day or in one hour of it, whether or not they open a record. */
final class SearchesRule implements OfficerRule {

    @Override
    public Optional<RuleHit> check(OfficerDay day, UsualActivity usual, RuleLimits limits) {
        Searched searched = day.searched();
        if (searched.searches() < limits.searches() && searched.inAnHour() < limits.searchesInAnHour()) {
            return Optional.empty();
        }
        return Optional.of(new RuleHit(
                Rule.SEARCHES,
                searched.searches(),
                Map.of(
                        "searches", searched.searches(),
                        "limit", limits.searches(),
                        "hourly", searched.inAnHour(),
                        "hourly-limit", limits.searchesInAnHour()),
                look -> false));
    }
}
