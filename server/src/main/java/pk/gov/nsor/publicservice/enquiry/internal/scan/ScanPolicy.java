package pk.gov.nsor.publicservice.enquiry.internal.scan;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.approval.Preview;
import pk.gov.nsor.foundation.approval.Text;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.reference.PolicyEffect;
import pk.gov.nsor.foundation.reference.PolicyValue;
import pk.gov.nsor.foundation.reference.PolicyValues;

/** The figures in force today from which on it is a scan. */
@Component
public class ScanPolicy implements PolicyEffect, Supplier<ScanThresholds> {

    private static final String NARROW = "sms.scan-narrow-numbers";
    private static final String WIDE = "sms.scan-wide-numbers";
    private static final String SENDERS = "sms.scan-senders";
    private static final String SEQUENCE = "sms.scan-sequence-numbers";
    private static final Set<String> KEYS = Set.of(NARROW, WIDE, SENDERS, SEQUENCE);

    /** A block of 1,000 holds no more. */
    private static final int MOST_NARROW = 1_000;

    private static final int MOST = 100_000;

    private final PolicyValues values;
    private final Clock clock;

    ScanPolicy(PolicyValues values, Clock clock) {
        this.values = values;
        this.clock = clock;
    }

    @Override
    public ScanThresholds get() {
        LocalDate today = LocalDate.now(clock);
        return new ScanThresholds(
                number(NARROW, today), number(WIDE, today), number(SENDERS, today), number(SEQUENCE, today));
    }

    @Override
    public boolean reckonsWith(String key) {
        return KEYS.contains(key);
    }

    @Override
    public Preview preview(PolicyValue present, String value, LocalDate from) {
        return Preview.of(Text.of("enquiry-pages.policy.scan"));
    }

    @Override
    public void validate(PolicyValue present, String value, LocalDate from) {
        int most = present.key().equals(NARROW) ? MOST_NARROW : MOST;
        if (value.length() > 6 || Integer.parseInt(value) > most) {
            throw new InvalidValueException("policy.number", "Give a whole number from 1 to %s.", most).at("value");
        }
    }

    private int number(String key, LocalDate day) {
        return values.get(key, day).number();
    }
}
