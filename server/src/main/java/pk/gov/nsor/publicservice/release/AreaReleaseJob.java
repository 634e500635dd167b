package pk.gov.nsor.publicservice.release;

import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pk.gov.nsor.foundation.jobs.Job;

/**
 * Releases the month's area counts soon after the month has begun; after an outage, as soon as a process is back. A
 * release cannot be withdrawn, so a wrong clock must not cause one.
 */
@Configuration(proxyBeanMethods = false)
class AreaReleaseJob {

    @Bean
    Job releaseAreasJob(AreaReleases releases) {
        return Job.inOneProcess("release.areas", Duration.ofMinutes(10))
                .first(Duration.ZERO)
                .whileClockIsSteady()
                .does(releases::releaseDue);
    }
}
