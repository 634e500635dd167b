package pk.gov.nsor.record.registration;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Runs the announcement of each day soon after the day begins; after an outage, as soon as a server is back.
 * Announcements are stored for their day, so a wrong clock must not cause any. Where the clock has moved by over a day
 * against the machine's monotonic clock, nothing is announced until it is right again, or somebody has checked it and
 * restarts the server.
 */
@Component
class DayChangeJob {

    private static final Logger LOG = LoggerFactory.getLogger(DayChangeJob.class);

    private static final Duration MOST = Duration.ofDays(1);

    private final DailyAnnouncement announcement;
    private final Clock clock;
    private final Instant started;
    private final long startedNanos;

    DayChangeJob(DailyAnnouncement announcement, Clock clock) {
        this.announcement = announcement;
        this.clock = clock;
        this.started = clock.instant();
        this.startedNanos = System.nanoTime();
    }

    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1M")
    void passes() {
        if (hasJumped()) {
            LOG.error("The clock says {}, over a day off: no day is announced until it is right", clock.instant());
            return;
        }
        announcement
                .announce()
                .ifPresent(brought -> LOG.info(
                        "Announced: {} people have had their last day, {} have another day to appear",
                        brought.ended(),
                        brought.moved()));
    }

    private boolean hasJumped() {
        Duration counted = Duration.ofNanos(System.nanoTime() - startedNanos);
        return Duration.between(started.plus(counted), clock.instant()).abs().compareTo(MOST) > 0;
    }
}
