package pk.gov.nsor.accountability.accessreview.rule;

import java.util.Map;
import java.util.Optional;

/** Many records opened by emergency access in a week, one of them on the day. */
final class EmergencyAccessRule implements OfficerRule {

    @Override
    public Optional<RuleHit> check(OfficerDay day, UsualActivity usual, RuleLimits limits) {
        boolean isOfToday = !day.records(RuleHit::isBroken).isEmpty();
        return !isOfToday || day.glassOfWeek() < limits.glass()
                ? Optional.empty()
                : Optional.of(new RuleHit(
                        Rule.GLASS,
                        day.glassOfWeek(),
                        Map.of("records", day.glassOfWeek(), "limit", limits.glass()),
                        RuleHit::isBroken));
    }
}
