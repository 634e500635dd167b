package pk.gov.nsor.publicservice.release.statistics;

import java.time.LocalDate;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.approval.Preview;
import pk.gov.nsor.foundation.approval.Text;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.reference.PolicyEffect;
import pk.gov.nsor.foundation.reference.PolicyValue;

/** To which multiples published figures are rounded. */
@Component
class StatisticsPolicy implements PolicyEffect {

    static final String KEY = "statistics.base";

    /** Below it, the figures of two years could tell of one person too often (ADR 43): for this base the attacker's gain is measured. */
    static final int FEWEST = 100;

    /** Bases are multiples of it, so that flows are rounded to whole numbers. */
    static final int SMALLEST = 10;

    @Override
    public boolean reckonsWith(String key) {
        return key.equals(KEY);
    }

    @Override
    public Preview preview(PolicyValue present, String value, LocalDate from) {
        return Preview.of(Text.of("statistics.policy.base", value));
    }

    @Override
    public void validate(PolicyValue present, String value, LocalDate from) {
        int base = Integer.parseInt(value);
        if (base < FEWEST || base % SMALLEST != 0) {
            throw new InvalidValueException(
                            "policy.statistics-base",
                            "Give a multiple of %s, %s or more: below, a table could tell of one person.",
                            SMALLEST,
                            FEWEST)
                    .at("value");
        }
    }
}
