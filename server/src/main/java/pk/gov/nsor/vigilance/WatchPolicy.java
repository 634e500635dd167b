package pk.gov.nsor.vigilance;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Component;
import pk.gov.nsor.reference.PolicyValues;
import pk.gov.nsor.supervision.Escalation.Level;
import pk.gov.nsor.supervision.Escalation.Steps;
import pk.gov.nsor.vigilance.rule.Hours;
import pk.gov.nsor.vigilance.rule.Limits;

/** The policy rows of looking at the lookers. */
@Component
class WatchPolicy {

    private final PolicyValues policy;
    private final Clock clock;

    WatchPolicy(PolicyValues policy, Clock clock) {
        this.policy = policy;
        this.clock = clock;
    }

    Limits limits(LocalDate day) {
        return new Limits(
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
                number("lookers.repeats", day));
    }

    /** In how many days up to a look an entry counts as work. */
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

    /** After how many days a finding goes up. */
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
