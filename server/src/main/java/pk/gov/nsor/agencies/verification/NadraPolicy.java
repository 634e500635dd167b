package pk.gov.nsor.agencies.verification;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.approval.Preview;
import pk.gov.nsor.foundation.approval.Text;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.reference.PolicyEffect;
import pk.gov.nsor.foundation.reference.PolicyValue;
import pk.gov.nsor.foundation.reference.PolicyValues;

/** Whose entries NADRA's answer confirms without a second person; two people change it. */
@Component
class NadraPolicy implements PolicyEffect {

    static final String KEY = "identity.nadra-confirms";

    private final PolicyValues values;
    private final Clock clock;

    NadraPolicy(PolicyValues values, Clock clock) {
        this.values = values;
        this.clock = clock;
    }

    /** The values. */
    enum Confirms {
        /** What an agency's own system has sent. */
        SYSTEMS,
        /** What anybody has entered. */
        EVERY_ENTRY,
        /** Nothing: people confirm. */
        NOBODY
    }

    /** What is so today; nobody's where the value is none of these. */
    Confirms get() {
        String value = values.get(KEY, LocalDate.now(clock)).value();
        return isOne(value) ? Confirms.valueOf(value) : Confirms.NOBODY;
    }

    @Override
    public boolean reckonsWith(String key) {
        return KEY.equals(key);
    }

    @Override
    public Preview preview(PolicyValue present, String value, LocalDate from) {
        return Preview.of(Text.of("nadra.policy.effect"));
    }

    @Override
    public void validate(PolicyValue present, String value, LocalDate from) {
        if (!isOne(value)) {
            throw new InvalidValueException("policy.names", "Write it as the present value is written.").at("value");
        }
    }

    private static boolean isOne(String value) {
        return Arrays.stream(Confirms.values()).anyMatch(each -> each.name().equals(value));
    }
}
