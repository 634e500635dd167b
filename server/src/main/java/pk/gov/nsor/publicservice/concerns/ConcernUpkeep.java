package pk.gov.nsor.publicservice.concerns;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.audit.PurgeRuns;
import pk.gov.nsor.foundation.jobs.Job;
import pk.gov.nsor.foundation.reference.PolicyValues;

/** Erases concerns that were closed long ago, with their keys, and forgets over which connections and from which numbers they came. What is open is kept. */
@Component
class ConcernUpkeep {

    private final JdbcClient jdbc;
    private final ConcernSources sources;
    private final ReportSenders senders;
    private final PurgeRuns runs;
    private final PolicyValues policy;
    private final Clock clock;

    ConcernUpkeep(
            JdbcClient jdbc,
            ConcernSources sources,
            ReportSenders senders,
            PurgeRuns runs,
            PolicyValues policy,
            Clock clock) {
        this.jdbc = jdbc;
        this.sources = sources;
        this.senders = senders;
        this.runs = runs;
        this.policy = policy;
        this.clock = clock;
    }

    @Configuration(proxyBeanMethods = false)
    static class Jobs {
        @Bean
        Job concernUpkeepJob(ConcernUpkeep upkeep) {
            return Job.inOneProcess("concerns.upkeep", Duration.ofHours(1)).does(upkeep::run);
        }
    }

    @Transactional
    void run() {
        if (!runs.mayErase()) {
            return;
        }
        LocalDate today = LocalDate.now(clock);
        jdbc.sql("""
                        update concerns.concern set source_key = null, subject_key = null
                        where (source_key is not null or subject_key is not null) and received_on <= ?
                        """).param(today.minusDays(ConcernLists.CAMPAIGN_DAYS)).update();
        int networks = sources.forget() + senders.forgetBefore(today.minusDays(1));
        runs.ran(
                PurgeRuns.Purge.CONCERNS,
                networks
                        + jdbc.sql("delete from concerns.concern where closed_on < ?")
                                .param(today.minusYears(
                                        policy.get("retention.concerns", today).number()))
                                .update());
    }
}
