package pk.gov.nsor.record.registration.check;

import java.time.Clock;
import java.time.LocalTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import pk.gov.nsor.record.registration.StandingCheck;

/** Checks the whole register once a night; after an outage, as soon as a server is back. */
@Component
class NightlyCheck {

    private static final Logger LOG = LoggerFactory.getLogger(NightlyCheck.class);

    private static final LocalTime NIGHT = LocalTime.of(2, 0);

    private final StandingCheck check;
    private final Clock clock;

    NightlyCheck(StandingCheck check, Clock clock) {
        this.check = check;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT10M")
    void night() {
        if (LocalTime.now(clock).isBefore(NIGHT)) {
            return;
        }
        check.runOncePerDay().ifPresent(found -> {
            if (found.differences() > 0) {
                LOG.error(
                        "{} of {} stored standings are not what the law says; the page of checks lists them",
                        found.differences(),
                        found.people());
            } else {
                LOG.info("All {} stored standings are what the law says", found.people());
            }
        });
    }
}
