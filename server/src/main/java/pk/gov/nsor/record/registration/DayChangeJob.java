package pk.gov.nsor.record.registration;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pk.gov.nsor.foundation.jobs.Job;

/**
 * Runs the announcement of each day soon after the day begins; after an outage, as soon as a server is back.
 * Announcements are stored for their day, so a wrong clock must not cause any.
 */
@Configuration(proxyBeanMethods = false)
class DayChangeJob {

    private static final Logger LOG = LoggerFactory.getLogger(DayChangeJob.class);

    @Bean
    Job dayPassesJob(DailyAnnouncement announcement) {
        return Job.inOneProcess("registration.day-change", Duration.ofMinutes(1))
                .within(Duration.ofHours(12))
                .whileClockIsSteady()
                .does(() -> announcement
                        .announce()
                        .ifPresent(brought -> LOG.info(
                                "Announced: {} people have had their last day, {} have another day to appear",
                                brought.ended(),
                                brought.moved())));
    }
}
