package pk.gov.nsor.publicservice.release;

import java.time.LocalDate;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.approval.Preview;
import pk.gov.nsor.foundation.approval.Text;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.reference.PolicyEffect;
import pk.gov.nsor.foundation.reference.PolicyValue;

/**
 * In which districts tehsils have bands. Never in one that could itself be in a band with an end: what is known of the whole
 * would then be known of the one tehsil that is left when the others are taken away.
 */
@Component
class TehsilPolicy implements PolicyEffect {

    static final String KEY = "area.tehsils-above";

    private static final int FEWEST = Band.FROM_50.from();

    @Override
    public boolean reckonsWith(String key) {
        return key.equals(KEY);
    }

    @Override
    public Preview preview(PolicyValue present, String value, LocalDate from) {
        return Preview.of(Text.of("release.policy.tehsils"));
    }

    @Override
    public void validate(PolicyValue present, String value, LocalDate from) {
        if (Integer.parseInt(value) < FEWEST) {
            throw new InvalidValueException(
                            "policy.tehsils",
                            "Give %s or more: below, the band of a district could tell of its tehsils.",
                            FEWEST)
                    .at("value");
        }
    }
}
