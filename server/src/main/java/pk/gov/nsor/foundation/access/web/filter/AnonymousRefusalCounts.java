package pk.gov.nsor.foundation.access.web.filter;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Counts refusals of callers who are not signed in, for monitoring, and logs them at most once a minute, so that
 * nobody can fill the log. Neither contains an address, a path or any input.
 */
@Component
public class AnonymousRefusalCounts {

    static final Duration EVERY = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(AnonymousRefusalCounts.class);

    private final MeterRegistry registry;
    private final Clock clock;
    private final Map<Integer, Integer> unreported = new TreeMap<>();
    private Instant told = Instant.EPOCH;

    AnonymousRefusalCounts(MeterRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
    }

    /** @param status of the answer, 400 or more */
    void refused(int status) {
        Counter.builder("nsor.strangers.refused")
                .description("Requests of those who are not signed in that were refused, by status")
                .tag("status", Integer.toString(status))
                .register(registry)
                .increment();
        String line = tell(status);
        if (!line.isEmpty()) {
            LOG.warn("Strangers were refused (status=times): {}", line);
        }
    }

    /** What is to be logged now: empty where something was logged less than a minute ago. */
    private synchronized String tell(int status) {
        unreported.merge(status, 1, Integer::sum);
        Instant now = clock.instant();
        if (now.isBefore(told.plus(EVERY))) {
            return "";
        }
        told = now;
        String line = unreported.toString();
        unreported.clear();
        return line;
    }
}
