package pk.gov.nsor.survivors.alerts.feed;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Service;
import pk.gov.nsor.foundation.jobs.Job;
import pk.gov.nsor.foundation.sms.Gateways;
import pk.gov.nsor.foundation.sms.Messages;
import pk.gov.nsor.foundation.sms.SmscLink;
import pk.gov.nsor.survivors.alerts.Enrolment;
import pk.gov.nsor.survivors.alerts.places.Places;

/** Whether messages go. Of those that say nothing as of others, so that it tells nobody that somebody was to be told. */
@Service
public class UnsentAlerts {

    /** What has waited for so long is told to advisers (assumed). */
    private static final Duration USUAL = Duration.ofMinutes(5);

    private final Places places;
    private final Messages messages;
    private final Gateways gateways;
    private final Clock clock;

    /** Since when there is no link to the SMSC; null while there is one, or none is to be. */
    private volatile @Nullable Instant unboundSince;

    public UnsentAlerts(Places places, Messages messages, Gateways gateways, Clock clock) {
        this.places = places;
        this.messages = messages;
        this.gateways = gateways;
        this.clock = clock;
    }

    /** Its job. */
    @Configuration(proxyBeanMethods = false)
    static class Jobs {

        @Bean
        Job alertLinkJob(UnsentAlerts unsent) {
            return Job.inEveryProcess("alerts.link", Duration.ofSeconds(30)).does(unsent::look);
        }
    }

    /** Sees whether there is a link. */
    public void look() {
        boolean isUnbound = gateways.state(SmscLink.NEUTRAL)
                .filter(link -> link.binds() > 0 && link.bound() == 0)
                .isPresent();
        unboundSince = isUnbound ? Objects.requireNonNullElseGet(unboundSince, clock::instant) : null;
    }

    /** Since when messages cannot be sent, or wait; empty where that is no longer than usual. */
    public Optional<Instant> since() {
        Instant usual = clock.instant().minus(USUAL);
        return Stream.of(Optional.ofNullable(unboundSince), messages.waitingSince(SmscLink.NEUTRAL), dueSince())
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder())
                .filter(since -> since.isBefore(usual));
    }

    /** Of what was decided and not left to be sent. */
    private Optional<Instant> dueSince() {
        return places.enrolments().stream()
                .filter(Enrolment::isTold)
                .flatMap(enrolment -> enrolment.alerts().stream())
                .flatMap(alert -> Stream.ofNullable(alert.nextAt()))
                .min(Comparator.naturalOrder());
    }
}
