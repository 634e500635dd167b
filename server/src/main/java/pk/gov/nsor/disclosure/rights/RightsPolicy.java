package pk.gov.nsor.disclosure.rights;

import java.time.LocalDate;
import java.util.Set;
import org.springframework.stereotype.Component;
import pk.gov.nsor.approval.Preview;
import pk.gov.nsor.approval.Text;
import pk.gov.nsor.kernel.InvalidValueException;
import pk.gov.nsor.reference.PolicyEffect;
import pk.gov.nsor.reference.PolicyValue;
import pk.gov.nsor.reference.PolicyValues;

/** Within how many days a request is answered. */
@Component
class RightsPolicy implements PolicyEffect {

    private static final String ANSWER = "rights.answer";
    private static final String IDENTITY = "rights.identity";
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

    @Override
    public boolean reckonsWith(String key) {
        return Set.of(ANSWER, IDENTITY).contains(key);
    }

    @Override
    public Preview preview(PolicyValue present, String value, LocalDate from) {
        return Preview.of(Text.of("rights.policy"));
    }

    @Override
    public void validate(PolicyValue present, String value, LocalDate from) {
        if (value.length() > 2 || Integer.parseInt(value) > MOST_DAYS) {
            throw new InvalidValueException("policy.number", "Give a whole number from 1 to %s.", MOST_DAYS)
                    .at("value");
        }
    }
}
