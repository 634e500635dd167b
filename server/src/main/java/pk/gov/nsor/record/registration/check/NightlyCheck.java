package pk.gov.nsor.record.registration.check;

import java.time.Duration;
import java.time.LocalTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pk.gov.nsor.foundation.jobs.Job;
import pk.gov.nsor.record.registration.StandingCheck;

/** Checks the whole register once a night; after an outage, as soon as a server is back. */
@Configuration(proxyBeanMethods = false)
class NightlyCheck {

    private static final Logger LOG = LoggerFactory.getLogger(NightlyCheck.class);

    private static final LocalTime NIGHT = LocalTime.of(2, 0);

    @Bean
    Job nightlyCheckJob(StandingCheck check) {
        return Job.daily("registration.nightly-check", NIGHT)
                .within(Duration.ofHours(12))
                .does(() -> check.runOncePerDay().ifPresent(NightlyCheck::tell));
    }

    private static void tell(StandingCheck.Found found) {
        if (found.differences() > 0) {
            LOG.error(
                    "{} of {} stored standings are not what the law says; the page of checks lists them",
                    found.differences(),
                    found.people());
        } else {
            LOG.info("All {} stored standings are what the law says", found.people());
        }
    }
}
