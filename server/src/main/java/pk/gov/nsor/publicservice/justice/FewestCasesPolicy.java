package pk.gov.nsor.publicservice.justice;

import java.time.LocalDate;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.approval.Preview;
import pk.gov.nsor.foundation.approval.Text;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.reference.PolicyEffect;
import pk.gov.nsor.foundation.reference.PolicyValue;

/** How many cases a court, a share or a median is of at least. */
@Component
class FewestCasesPolicy implements PolicyEffect {

    static final String KEY = "justice.fewest";

    /** Below it, a share to the nearest five of a hundred would be of two cases or fewer, and a median of a court's few. */
    static final int LEAST = 50;

    private static final int MOST = 10_000;

    @Override
    public boolean reckonsWith(String key) {
        return key.equals(KEY);
    }

    @Override
    public Preview preview(PolicyValue present, String value, LocalDate from) {
        return Preview.of(Text.of("justice.policy.fewest", value));
    }

    @Override
    public void validate(PolicyValue present, String value, LocalDate from) {
        int fewest = Integer.parseInt(value);
        if (fewest < LEAST || fewest > MOST) {
            throw new InvalidValueException(
                            "policy.justice-fewest",
                            "Give a number from %s to %s: of fewer cases, a share or a median could tell of one.",
                            LEAST,
                            MOST)
                    .at("value");
        }
    }
}
