package pk.gov.nsor.publicservice.enquiry.internal.quota;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.approval.Preview;
import pk.gov.nsor.foundation.approval.Text;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.reference.PolicyEffect;
import pk.gov.nsor.foundation.reference.PolicyValue;
import pk.gov.nsor.foundation.reference.PolicyValues;

/**
 * The limits in force today. Read anew every few seconds, since a batch of questions takes about as long as reading them
 * would; so a change counts a little after its day has begun, or it was approved.
 */
@Component
class LimitPolicy implements PolicyEffect, Supplier<Limits> {

    private static final String CNICS_AN_HOUR = "sms.cnics-an-hour";
    private static final String CNICS_A_DAY = "sms.cnics-a-day";
    private static final String SCANNED_A_DAY = "sms.scanned-cnics-a-day";
    private static final String OTHERS_AN_HOUR = "sms.others-an-hour";
    private static final String HELP_A_DAY = "sms.help-answers-a-day";
    private static final Set<String> KEYS =
            Set.of(CNICS_AN_HOUR, CNICS_A_DAY, SCANNED_A_DAY, OTHERS_AN_HOUR, HELP_A_DAY);

    /** What is counted of a sender is kept in one row. */
    private static final int MOST = 100;

    private static final Duration READ_EVERY = Duration.ofSeconds(5);

    private final PolicyValues values;
    private final Clock clock;
    private volatile @Nullable Read latest;

    LimitPolicy(PolicyValues values, Clock clock) {
        this.values = values;
        this.clock = clock;
    }

    @Override
    public Limits get() {
        Instant now = clock.instant();
        Read read = latest;
        if (read == null || now.isBefore(read.at) || !now.isBefore(read.at.plus(READ_EVERY))) {
            read = new Read(now, on(LocalDate.now(clock)));
            latest = read;
        }
        return read.limits;
    }

    @Override
    public boolean reckonsWith(String key) {
        return KEYS.contains(key);
    }

    @Override
    public Preview preview(PolicyValue present, String value, LocalDate from) {
        return Preview.of(Text.of("enquiry-pages.policy.limit"));
    }

    @Override
    public void validate(PolicyValue present, String value, LocalDate from) {
        if (value.length() > 3 || Integer.parseInt(value) > MOST) {
            throw new InvalidValueException("policy.number", "Give a whole number from 1 to %s.", MOST).at("value");
        }
    }

    private Limits on(LocalDate day) {
        return new Limits(
                number(CNICS_AN_HOUR, day),
                number(CNICS_A_DAY, day),
                number(SCANNED_A_DAY, day),
                number(OTHERS_AN_HOUR, day),
                number(HELP_A_DAY, day));
    }

    private int number(String key, LocalDate day) {
        return values.get(key, day).number();
    }

    private record Read(Instant at, Limits limits) {}
}
