package pk.gov.nsor.accountability.accessreview.rule;

import java.util.Map;
import java.util.Optional;

/** Many records opened by emergency access in a week, one of them on the day. */
final class EmergencyAccessRule implements OfficerRule {

    @Override
    public Optional<RuleHit> check(OfficerDay day, UsualActivity usual, RuleLimits limits) {
        boolean isOfToday = !day.records(RuleHit::isBroken).isEmpty();
        return !isOfToday || day.emergencyAccessesOfWeek() < limits.emergencyAccesses()
                ? Optional.empty()
                : Optional.of(new RuleHit(
                        Rule.EMERGENCY_ACCESS,
                        day.emergencyAccessesOfWeek(),
                        Map.of("records", day.emergencyAccessesOfWeek(), "limit", limits.emergencyAccesses()),
                        RuleHit::isBroken));
    }
}
