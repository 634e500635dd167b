package pk.gov.nsor.publicservice.outreach.internal;

import java.time.LocalDate;
import java.util.Set;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.approval.Preview;
import pk.gov.nsor.foundation.approval.Text;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.reference.PolicyEffect;
import pk.gov.nsor.foundation.reference.PolicyValue;
import pk.gov.nsor.foundation.reference.PolicyValues;

/** How often a number is texted in a day: senders can be forged, and nobody's telephone is to ring for somebody else's texts. */
@Component
class FollowPolicy implements PolicyEffect {

    static final String ASKINGS = "sms.follow-askings-a-day";
    static final String ANSWERS = "sms.follow-answers-a-day";

    private static final Set<String> KEYS = Set.of(ASKINGS, ANSWERS);
    private static final int MOST = 100;

    private final PolicyValues values;

    FollowPolicy(PolicyValues values) {
        this.values = values;
    }

    /**
     * The limits of a day.
     *
     * @param askings to reply with a code
     * @param answers of any sort, those included
     */
    record Limits(int askings, int answers) {}

    Limits on(LocalDate day) {
        return new Limits(
                values.get(ASKINGS, day).number(), values.get(ANSWERS, day).number());
    }

    @Override
    public boolean reckonsWith(String key) {
        return KEYS.contains(key);
    }

    @Override
    public Preview preview(PolicyValue present, String value, LocalDate from) {
        return Preview.of(Text.of("followers.policy"));
    }

    @Override
    public void validate(PolicyValue present, String value, LocalDate from) {
        if (value.length() > 3 || Integer.parseInt(value) > MOST) {
            throw new InvalidValueException("policy.number", "Give a whole number from 1 to %s.", MOST).at("value");
        }
    }
}
