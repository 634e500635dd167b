package pk.gov.nsor.accountability.accessreview;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.stereotype.Component;
import pk.gov.nsor.accountability.accessreview.rule.Hours;
import pk.gov.nsor.accountability.accessreview.rule.RuleLimits;
import pk.gov.nsor.foundation.escalation.EscalationLevel;
import pk.gov.nsor.foundation.escalation.EscalationSteps;
import pk.gov.nsor.foundation.reference.PolicyValues;

/** The policy rows of the access review. */
@Component
class AccessReviewPolicy {

    private final PolicyValues policy;
    private final Clock clock;

    AccessReviewPolicy(PolicyValues policy, Clock clock) {
        this.policy = policy;
        this.clock = clock;
    }

    RuleLimits limits(LocalDate day) {
        return new RuleLimits(
                number("access-review.unlinked", day),
                number("access-review.other-links", day),
                number("access-review.volume-least", day),
                number("access-review.volume-own", day),
                number("access-review.volume-peers", day),
                number("access-review.off-hours", day),
                new Hours(number("access-review.office-from", day), number("access-review.office-until", day)),
                new Hours(number("access-review.field-from", day), number("access-review.field-until", day)),
                number("access-review.refusals", day),
                number("access-review.searches", day),
                number("access-review.searches-hour", day),
                number("access-review.fruitless", day),
                number("access-review.emergency-access", day),
                number("access-review.surname", day),
                number("access-review.crowd", day),
                number("access-review.repeats", day),
                number("access-review.listed", day));
    }

    /** The number of days up to a view in which an entry counts as work. */
    int workWithin(LocalDate day) {
        return number("access-review.work-within", day);
    }

    /** For how many days at most an explanation holds. */
    int longestExplanation() {
        return number("access-review.explained", today());
    }

    /** Up to how many times the figure that was explained. */
    int explainedUpTo(LocalDate day) {
        return number("access-review.explained-up-to", day);
    }

    /** After how many days an access alert is escalated. */
    EscalationSteps steps() {
        return new EscalationSteps(
                EscalationLevel.DISTRICT,
                Map.of(
                        EscalationLevel.PROVINCE, number("escalation.alert.province", today()),
                        EscalationLevel.NATIONAL, number("escalation.alert.national", today())),
                today());
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    private int number(String key, LocalDate day) {
        return policy.get(key, day).number();
    }
}
