package pk.gov.nsor.vigilance.rule;

import java.util.Map;
import java.util.Optional;

/** Somebody who searches far oftener than work asks for, in a day or in one hour of it, whether or not they open a record. */
final class SearchesRule implements OfficerRule {

    @Override
    public Optional<Hit> check(OfficerDay day, Usual usual, Limits limits) {
        Searched searched = day.searched();
        if (searched.searches() < limits.searches() && searched.inAnHour() < limits.searchesInAnHour()) {
            return Optional.empty();
        }
        return Optional.of(new Hit(
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
