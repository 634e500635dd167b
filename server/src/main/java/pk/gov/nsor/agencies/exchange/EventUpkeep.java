package pk.gov.nsor.agencies.exchange;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.agencies.exchange.sending.SigningKeys;
import pk.gov.nsor.foundation.audit.PurgeRuns;
import pk.gov.nsor.foundation.jobs.Job;
import pk.gov.nsor.foundation.reference.PolicyValues;

/** Removes events that ended long ago, and keys that have ended. What waits is kept, however old. */
@Component
class EventUpkeep {

    private static final String KEPT = "retention.events";

    private final JdbcClient jdbc;
    private final SigningKeys keys;
    private final PurgeRuns runs;
    private final PolicyValues policy;
    private final Clock clock;

    EventUpkeep(JdbcClient jdbc, SigningKeys keys, PurgeRuns runs, PolicyValues policy, Clock clock) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.runs = runs;
        this.policy = policy;
        this.clock = clock;
    }

    @Configuration(proxyBeanMethods = false)
    static class Jobs {
        @Bean
        Job exchangeUpkeepJob(EventUpkeep upkeep) {
            return Job.inOneProcess("exchange.upkeep", Duration.ofHours(1)).does(upkeep::run);
        }
    }

    /** For how many days an event can be sent once more after it ended. */
    int days() {
        return policy.get(KEPT, LocalDate.now(clock)).number();
    }

    @Transactional
    void run() {
        if (!runs.mayErase()) {
            return;
        }
        int _ = keys.forget();
        runs.ran(
                PurgeRuns.Purge.EVENTS,
                jdbc.sql("delete from exchange.event where ended_at < ?")
                        .param(OffsetDateTime.now(clock).minusDays(days()))
                        .update());
    }
}
