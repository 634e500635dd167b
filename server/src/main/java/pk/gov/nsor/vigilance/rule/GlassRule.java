package pk.gov.nsor.vigilance.rule;

import java.util.Map;
import java.util.Optional;

/** Many records opened by breaking the glass in a week, one of them on the day. */
final class GlassRule implements OfficerRule {

    @Override
    public Optional<Hit> check(OfficerDay day, Usual usual, Limits limits) {
        boolean isOfToday = !day.records(Hit::isBroken).isEmpty();
        return !isOfToday || day.glassOfWeek() < limits.glass()
                ? Optional.empty()
                : Optional.of(new Hit(
                        Rule.GLASS,
                        day.glassOfWeek(),
                        Map.of("records", day.glassOfWeek(), "limit", limits.glass()),
                        Hit::isBroken));
    }
}
