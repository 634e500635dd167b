package pk.gov.nsor.accountability.accessreview;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Component;
import pk.gov.nsor.accountability.accessreview.rule.Hours;
import pk.gov.nsor.accountability.accessreview.rule.RuleLimits;
import pk.gov.nsor.foundation.reference.PolicyValues;
import pk.gov.nsor.policing.supervision.Escalation.Level;
import pk.gov.nsor.policing.supervision.Escalation.Steps;

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
                number("lookers.unlinked", day),
                number("lookers.other-links", day),
                number("lookers.volume-least", day),
                number("lookers.volume-own", day),
                number("lookers.volume-peers", day),
                number("lookers.off-hours", day),
                new Hours(number("lookers.office-from", day), number("lookers.office-until", day)),
                new Hours(number("lookers.field-from", day), number("lookers.field-until", day)),
                number("lookers.refusals", day),
                number("lookers.searches", day),
                number("lookers.searches-hour", day),
                number("lookers.fruitless", day),
                number("lookers.glass", day),
                number("lookers.surname", day),
                number("lookers.crowd", day),
                number("lookers.repeats", day),
                number("lookers.listed", day));
    }

    /** The number of days up to a view in which an entry counts as work. */
    int workWithin(LocalDate day) {
        return number("lookers.work-within", day);
    }

    /** For how many days at most an explanation holds. */
    int longestExplanation() {
        return number("lookers.explained", today());
    }

    /** Up to how many times the figure that was explained. */
    int explainedUpTo(LocalDate day) {
        return number("lookers.explained-up-to", day);
    }

    /** After how many days an access alert is escalated. */
    Steps steps() {
        return new Steps(
                Level.DISTRICT,
                0,
                number("escalation.finding.province", today()),
                number("escalation.finding.national", today()),
                today());
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    private int number(String key, LocalDate day) {
        return policy.get(key, day).number();
    }
}
