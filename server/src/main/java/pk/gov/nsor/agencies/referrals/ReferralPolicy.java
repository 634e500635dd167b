package pk.gov.nsor.agencies.referrals;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.escalation.EscalationLevel;
import pk.gov.nsor.foundation.escalation.EscalationTimes;
import pk.gov.nsor.foundation.reference.PolicyValues;

/** The policy rows of referrals, as they are today. */
@Component
public class ReferralPolicy {

    private final PolicyValues values;
    private final Clock clock;

    ReferralPolicy(PolicyValues values, Clock clock) {
        this.values = values;
        this.clock = clock;
    }

    /** In which a referral is to be acknowledged. */
    Duration acknowledgement() {
        return hours("referral.acknowledgement");
    }

    /** With whom a referral lies that nobody has acknowledged, from the last moment of that time. */
    public EscalationTimes levels() {
        return new EscalationTimes(
                EscalationLevel.OFFICER,
                Map.of(
                        // That moment itself is in time.
                        EscalationLevel.DISTRICT, Duration.ofNanos(1000),
                        EscalationLevel.PROVINCE, hours("escalation.referral.province"),
                        EscalationLevel.NATIONAL, hours("escalation.referral.national")));
    }

    private Duration hours(String key) {
        return Duration.ofHours(values.get(key, LocalDate.now(clock)).number());
    }
}
