package pk.gov.nsor.policing.supervision.knowledge;

import java.time.LocalDate;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.approval.Preview;
import pk.gov.nsor.foundation.approval.Text;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.reference.PolicyEffect;
import pk.gov.nsor.foundation.reference.PolicyValue;

/** What a change of the periods does after which an address is less sure. */
@Component
class AddressConfidencePolicy implements PolicyEffect {

    private static final int MOST_DAYS = 3650;

    @Override
    public boolean reckonsWith(String key) {
        return key.startsWith("address.confidence.");
    }

    @Override
    public Preview preview(PolicyValue present, String value, LocalDate from) {
        return Preview.of(Text.of("knowledge.policy.confidence"));
    }

    @Override
    public void validate(PolicyValue present, String value, LocalDate from) {
        if (value.length() > 4 || Integer.parseInt(value) > MOST_DAYS) {
            throw new InvalidValueException("policy.number", "Give a whole number from 1 to %s.", MOST_DAYS)
                    .at("value");
        }
    }
}
