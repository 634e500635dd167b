package pk.gov.nsor.publicservice.outreach.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pk.gov.nsor.foundation.audit.PurgeRuns;
import pk.gov.nsor.foundation.jobs.Job;

/** What outreach does without being asked. */
@Configuration(proxyBeanMethods = false)
class OutreachConfiguration {

    private final FollowerRepository store;
    private final SenderDays days;
    private final PurgeRuns runs;
    private final Clock clock;

    OutreachConfiguration(FollowerRepository store, SenderDays days, PurgeRuns runs, Clock clock) {
        this.store = store;
        this.days = days;
        this.runs = runs;
        this.clock = clock;
    }

    @Bean
    static Job outreachJob(OutreachConfiguration outreach) {
        return Job.inOneProcess("outreach.upkeep", Duration.ofMinutes(10)).does(outreach::forgetOld);
    }

    /** Removes codes that are over, and what was counted of numbers and counts no more. */
    void forgetOld() {
        if (!runs.mayErase()) {
            return;
        }
        OffsetDateTime now = OffsetDateTime.now(clock);
        int codes = store.forgetOver(now);
        runs.ran(
                PurgeRuns.Purge.FOLLOWERS,
                codes + days.forgetBefore(now.toLocalDate().minusDays(1)));
    }
}
