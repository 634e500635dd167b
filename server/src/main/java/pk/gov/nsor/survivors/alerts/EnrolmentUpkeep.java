package pk.gov.nsor.survivors.alerts;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.jobs.Job;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.foundation.reference.PolicyValues;
import pk.gov.nsor.survivors.alerts.places.Draft;
import pk.gov.nsor.survivors.alerts.places.Places;

/**
 * What nobody decides does not stay: an enrolment that was not approved and confirmed in time expires (policy {@code vault.undecided}): an adviser
 * is to tell her, and after as long again it is erased, as is one that was refused. Whoever was told long ago that the person is no longer on the register is called and asked whether she goes on ({@code vault.off-register}).
 */
@Component
class EnrolmentUpkeep {

    private final Places places;
    private final NewAlerts newAlerts;
    private final PolicyValues policy;
    private final Clock clock;

    EnrolmentUpkeep(Places places, NewAlerts newAlerts, PolicyValues policy, Clock clock) {
        this.places = places;
        this.newAlerts = newAlerts;
        this.policy = policy;
        this.clock = clock;
    }

    /** Its job. */
    @Configuration(proxyBeanMethods = false)
    static class Jobs {

        @Bean
        Job enrolmentUpkeepJob(EnrolmentUpkeep upkeep) {
            return Job.daily("alerts.upkeep", LocalTime.of(3, 45))
                    .whileClockIsSteady()
                    .does(upkeep::run);
        }
    }

    void run() {
        Instant undecided = before("vault.undecided");
        Instant off = before("vault.off-register");
        List<UUID> due = places.enrolments().stream()
                .filter(one -> isUndecided(one, undecided) || isOffFor(one, off))
                .map(Enrolment::id)
                .toList();
        if (due.isEmpty()) {
            return;
        }
        int _ = places.change(draft -> {
            for (UUID id : due) {
                draft.find(id).ifPresent(one -> {
                    if (isUndecided(one, undecided) && one.state().isClosed()) {
                        draft.empty(id);
                    } else if (isUndecided(one, undecided)) {
                        draft.put(one.closed(EnrolmentState.EXPIRED, clock.instant()));
                    } else if (isOffFor(one, off)) {
                        draft.put(asked(draft, one));
                    }
                });
            }
            return due.size();
        });
    }

    /** Not one whose other number waits: she is told already, and ends it herself. */
    private static boolean isUndecided(Enrolment enrolment, Instant before) {
        return (enrolment.isNew() || enrolment.state().isClosed())
                && enrolment.nextCheck().isBefore(before);
    }

    private static boolean isOffFor(Enrolment enrolment, Instant before) {
        return enrolment.isTold()
                && enrolment.offAt() != null
                && enrolment.offAt().isBefore(before);
    }

    private Enrolment asked(Draft draft, Enrolment enrolment) {
        if (!draft.offendersOf(enrolment.caseName()).isEmpty()) {
            return enrolment.off(null);
        }
        Instant now = clock.instant();
        return enrolment
                .with(newAlerts.toCall(enrolment, AlertKind.OFF_REGISTER, now))
                .off(now);
    }

    private Instant before(String key) {
        LocalDate today = LocalDate.now(clock);
        return today.minusDays(policy.get(key, today).number())
                .atStartOfDay(Day.ZONE)
                .toInstant();
    }
}
