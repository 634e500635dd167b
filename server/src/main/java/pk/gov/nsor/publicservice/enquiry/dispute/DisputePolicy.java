package pk.gov.nsor.publicservice.enquiry.dispute;

import java.time.LocalDate;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.approval.Preview;
import pk.gov.nsor.foundation.approval.Text;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.reference.PolicyEffect;
import pk.gov.nsor.foundation.reference.PolicyValue;
import pk.gov.nsor.foundation.reference.PolicyValues;

/** In how many days identity is to be proven. */
@Component
class DisputePolicy implements PolicyEffect {

    private static final String PROOF_DAYS = "sms.dispute-proof";
    private static final int MOST_DAYS = 90;

    private final PolicyValues values;

    DisputePolicy(PolicyValues values) {
        this.values = values;
    }

    int proofDays(LocalDate day) {
        return values.get(PROOF_DAYS, day).number();
    }

    @Override
    public boolean reckonsWith(String key) {
        return key.equals(PROOF_DAYS);
    }

    @Override
    public Preview preview(PolicyValue present, String value, LocalDate from) {
        return Preview.of(Text.of("dispute.policy.proof"));
    }

    @Override
    public void validate(PolicyValue present, String value, LocalDate from) {
        if (value.length() > 2 || Integer.parseInt(value) > MOST_DAYS) {
            throw new InvalidValueException("policy.number", "Give a whole number from 1 to %s.", MOST_DAYS)
                    .at("value");
        }
    }
}
