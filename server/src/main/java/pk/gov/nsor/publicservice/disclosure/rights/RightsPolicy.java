package pk.gov.nsor.publicservice.disclosure.rights;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.approval.Preview;
import pk.gov.nsor.foundation.approval.Text;
import pk.gov.nsor.foundation.escalation.EscalationLevel;
import pk.gov.nsor.foundation.escalation.EscalationSteps;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.reference.PolicyEffect;
import pk.gov.nsor.foundation.reference.PolicyValue;
import pk.gov.nsor.foundation.reference.PolicyValues;

/** Within how many days a request is answered, and when further levels are notified that it was not. */
@Component
class RightsPolicy implements PolicyEffect {

    private static final String ANSWER = "rights.answer";
    private static final String IDENTITY = "rights.identity";
    private static final String REMINDER = "rights.reminder";
    private static final String SUPERVISOR = "escalation.rights.national";
    private static final String OVERSIGHT = "escalation.rights.oversight";
    private static final int MOST_DAYS = 90;

    private final PolicyValues values;

    RightsPolicy(PolicyValues values) {
        this.values = values;
    }

    /** The last day for the answer; sooner where an innocent person may be taken for somebody registered. */
    LocalDate dueOn(RightKind kind, LocalDate asked) {
        String key = switch (kind) {
            case COPY, CORRECTION, LOOKUPS -> ANSWER;
            case NOT_THIS_PERSON -> IDENTITY;
        };
        return asked.plusDays(values.get(key, asked).number());
    }

    /** From the last day for the answer: a reminder before it, the others after it. */
    EscalationSteps levels(LocalDate today) {
        return new EscalationSteps(
                EscalationLevel.OFFICER,
                Map.of(
                        EscalationLevel.REMINDED, -number(REMINDER, today),
                        EscalationLevel.NATIONAL, number(SUPERVISOR, today),
                        EscalationLevel.OVERSIGHT, number(OVERSIGHT, today)),
                today);
    }

    private int number(String key, LocalDate day) {
        return values.get(key, day).number();
    }

    @Override
    public boolean reckonsWith(String key) {
        return Set.of(ANSWER, IDENTITY, REMINDER, SUPERVISOR, OVERSIGHT).contains(key);
    }

    @Override
    public Preview preview(PolicyValue present, String value, LocalDate from) {
        boolean isOfDays = Set.of(ANSWER, IDENTITY).contains(present.key());
        return Preview.of(Text.of(isOfDays ? "rights.policy" : "rights.policy-levels"));
    }

    @Override
    public void validate(PolicyValue present, String value, LocalDate from) {
        if (value.length() > 2 || Integer.parseInt(value) > MOST_DAYS) {
            throw new InvalidValueException("policy.number", "Give a whole number from 1 to %s.", MOST_DAYS)
                    .at("value");
        }
        int days = Integer.parseInt(value);
        boolean isBefore = present.key().equals(OVERSIGHT) && days < number(SUPERVISOR, from)
                || present.key().equals(SUPERVISOR) && days > number(OVERSIGHT, from);
        if (isBefore) {
            throw new InvalidValueException(
                            "rights.policy-order",
                            "The Special Committee is told after the national supervisors and not before.")
                    .at("value");
        }
    }
}
