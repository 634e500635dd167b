package pk.gov.nsor.foundation.feeds;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.reference.PolicyValues;

/** The policy rows of feeds. */
@Component
class FeedPolicy {

    private final PolicyValues values;
    private final Clock clock;

    FeedPolicy(PolicyValues values, Clock clock) {
        this.values = values;
        this.clock = clock;
    }

    /** How many messages a client may send. */
    int most(FeedUsage.Span span) {
        return switch (span) {
            case MINUTE -> number("feed.minute");
            case DAY -> number("feed.day");
        };
    }

    /** From how many messages a day about nobody on record a client is shown to the bureau. */
    int unusual() {
        return number("feed.unmatched");
    }

    private int number(String key) {
        return values.get(key, LocalDate.now(clock)).number();
    }
}
