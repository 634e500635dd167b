package pk.gov.nsor.foundation.reference.policy;

import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.reference.PolicyValue;
import pk.gov.nsor.foundation.reference.PolicyValues;

/** After how long something goes to a higher level: later than to each lower one, or the lower one is passed over. */
@Component
class EscalationStepPolicy {

    /** The ends of keys, the lowest level first; what stands before is what is escalated. */
    private static final List<String> LEVELS = List.of(".district", ".province", ".national", ".oversight");

    private final PolicyValues values;

    EscalationStepPolicy(PolicyValues values) {
        this.values = values;
    }

    /**
     * Refuses a value that does not lie between those of the levels below and above, on its first day and on each later one.
     *
     * @throws InvalidValueException naming the field {@code value}
     */
    void validate(String key, String value, LocalDate from) {
        int level = LEVELS.indexOf(key.substring(Math.max(0, key.lastIndexOf('.'))));
        if (level < 0) {
            return;
        }
        String escalated = key.substring(0, key.lastIndexOf('.'));
        int number = Integer.parseInt(value);
        for (int other = 0; other < LEVELS.size(); other++) {
            for (PolicyValue step : values.history(escalated + LEVELS.get(other))) {
                LocalDate to = step.to();
                if (other == level || (to != null && to.isBefore(from))) {
                    continue;
                }
                if (other < level && number <= step.number()) {
                    throw new InvalidValueException(
                                    "policy.step-after",
                                    "Give more than %s: until then the level below has it.",
                                    step.number())
                            .at("value");
                }
                if (other > level && number >= step.number()) {
                    throw new InvalidValueException(
                                    "policy.step-before",
                                    "Give less than %s: from then on the level above has it.",
                                    step.number())
                            .at("value");
                }
            }
        }
    }
}
