package pk.gov.nsor.agencies.exchange;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.client.ClientScopeChanged;
import pk.gov.nsor.foundation.approval.Approval;
import pk.gov.nsor.foundation.approval.Preview;
import pk.gov.nsor.foundation.jobs.Job;
import pk.gov.nsor.foundation.reference.District;
import pk.gov.nsor.foundation.reference.DistrictSplit;
import pk.gov.nsor.foundation.reference.Districts;
import pk.gov.nsor.foundation.reference.SplitEffect;

/**
 * Has channels filled again from the beginning where others concern them although nothing happened to anybody: their systems speak
 * for other places, or a district was split.
 */
@Component
@Order(4)
class Refilling implements SplitEffect {

    /** Locked in the order in which others lock them. */
    private static final String AGAIN = """
            with again as (select id from exchange.subscriber where closed_at is null and (%s) order by id for no key update)
            update exchange.subscriber s set filled_at = null, filled_to = null from again where s.id = again.id
            """;

    private static final LocalTime AT = LocalTime.of(0, 5);

    private final JdbcClient jdbc;
    private final Subscribers subscribers;
    private final Districts districts;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Refilling(
            JdbcClient jdbc,
            Subscribers subscribers,
            Districts districts,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.subscribers = subscribers;
        this.districts = districts;
        this.events = events;
        this.clock = clock;
    }

    @Configuration(proxyBeanMethods = false)
    static class Jobs {
        @Bean
        Job refillingJob(Refilling refilling) {
            return Job.daily("exchange.splits", AT).does(refilling::followSplits);
        }
    }

    @EventListener
    void scopeChanged(ClientScopeChanged changed) {
        List<Subscriber> open = subscribers.open(changed.client());
        if (!open.isEmpty()) {
            jdbc.sql(AGAIN.formatted("client_id = ?")).param(changed.client()).update();
            open.forEach(subscriber -> events.publishEvent(new ChannelChanged(subscriber.audience())));
        }
    }

    /** Whom it affects is shown with the addresses. */
    @Override
    public Preview preview(DistrictSplit split, LocalDate from) {
        return new Preview(List.of(), List.of());
    }

    @Override
    public void follow(DistrictSplit split, Approval approval) {
        if (!approval.effectiveFrom().isAfter(LocalDate.now(clock))) {
            jdbc.sql(AGAIN.formatted("true")).update();
        }
    }

    /** Those of a day to come are followed on it, and once more on the next day: a filling that ended on it may have begun before. */
    void followSplits() {
        districts.all().stream()
                .filter(district -> district.splitFrom() != null)
                .map(District::from)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .ifPresent(last -> jdbc.sql(AGAIN.formatted("filled_at is null or filled_at < ?"))
                        .param(last.plusDays(1).atStartOfDay(clock.getZone()).toOffsetDateTime())
                        .update());
    }
}
