package pk.gov.nsor.publicservice.disclosure.certificates;

import java.time.LocalDate;
import java.util.Set;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.approval.Preview;
import pk.gov.nsor.foundation.approval.Text;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.reference.PolicyEffect;
import pk.gov.nsor.foundation.reference.PolicyValue;
import pk.gov.nsor.foundation.reference.PolicyValues;

/** For how long certificates hold. */
@Component
class CertificatePolicy implements PolicyEffect {

    private static final String VALID = "certificate.valid";
    private static final String EXPIRED_SHOWN = "certificate.expired-shown";
    private static final int MOST_DAYS = 365;

    private final PolicyValues values;

    CertificatePolicy(PolicyValues values) {
        this.values = values;
    }

    /** The last day on which one of this day can be verified. */
    LocalDate validUntil(LocalDate day) {
        return day.plusDays(values.get(VALID, day).number());
    }

    /** The last day on which a certificate that ran until then is said to have expired. */
    LocalDate expiredShownUntil(LocalDate validUntil, LocalDate today) {
        return validUntil.plusDays(values.get(EXPIRED_SHOWN, today).number());
    }

    @Override
    public boolean reckonsWith(String key) {
        return Set.of(VALID, EXPIRED_SHOWN).contains(key);
    }

    @Override
    public Preview preview(PolicyValue present, String value, LocalDate from) {
        return Preview.of(Text.of("certificate.policy." + present.key().substring("certificate.".length())));
    }

    @Override
    public void validate(PolicyValue present, String value, LocalDate from) {
        if (value.length() > 3 || Integer.parseInt(value) > MOST_DAYS) {
            throw new InvalidValueException("policy.number", "Give a whole number from 1 to %s.", MOST_DAYS)
                    .at("value");
        }
    }
}
