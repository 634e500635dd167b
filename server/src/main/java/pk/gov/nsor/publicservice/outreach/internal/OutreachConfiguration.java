package pk.gov.nsor.publicservice.outreach.internal;

import java.time.Clock;
import java.time.OffsetDateTime;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import pk.gov.nsor.foundation.audit.PurgeRuns;

/** What outreach does without being asked. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
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

    /** Removes codes that are over, and what was counted of numbers and counts no more. */
    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT10M")
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
