package pk.gov.nsor.publicservice.disclosure.cases;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.escalation.EscalationLevel;
import pk.gov.nsor.foundation.escalation.EscalationTimes;
import pk.gov.nsor.foundation.reference.PolicyValues;

/** The policy rows of case-bound disclosure, as they are today. */
@Component
public class DisclosurePolicy {

    private final PolicyValues values;
    private final Clock clock;

    DisclosurePolicy(PolicyValues values, Clock clock) {
        this.values = values;
        this.clock = clock;
    }

    /** Within which a prosecutor checks a request. */
    public Duration check() {
        return Duration.ofHours(number("disclosure.prosecutor-check"));
    }

    /** For how long an answer can be opened. */
    public Duration answer() {
        return Duration.ofDays(number("disclosure.answer"));
    }

    /** How long after the decision the files are destroyed. */
    public Duration files() {
        return Duration.ofDays(number("disclosure.files"));
    }

    /** When further levels are notified that a request waits, from the last moment of the prosecutor's time. */
    public EscalationTimes levels() {
        return new EscalationTimes(
                EscalationLevel.OFFICER,
                Map.of(
                        // That moment itself is in time.
                        EscalationLevel.REMINDED, Duration.ofNanos(1),
                        EscalationLevel.PROVINCE, Duration.ofHours(number("escalation.disclosure.province")),
                        EscalationLevel.NATIONAL, Duration.ofHours(number("escalation.disclosure.national"))));
    }

    private int number(String key) {
        return values.get(key, LocalDate.now(clock)).number();
    }
}
