package pk.gov.nsor.agencies.exchange;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.agencies.exchange.sending.Failure;
import pk.gov.nsor.foundation.reference.PolicyValues;

/** How far subscribers are, for people. */
@Component
public class SubscriberState {

    private static final String AWAY_AFTER = "exchange.away";

    private static final String SELECT = """
            select s.id, s.client_id, s.audience, s.channel, s.closed_at,
                (select count(*) from exchange.event e where e.subscriber_id = s.id and e.state = 'WAITING') as waiting,
                (select count(*) from exchange.event e where e.subscriber_id = s.id and e.state = 'DEAD') as dead,
                (select min(e.waits_since) from exchange.event e
                    where e.subscriber_id = s.id and e.state = 'WAITING') as oldest,
                d.last_delivered_at, d.failing_since, d.failure, d.status, d.paused_until
            from exchange.subscriber s join exchange.delivery d on d.subscriber_id = s.id
            """;

    private final JdbcClient jdbc;
    private final PolicyValues policy;
    private final Clock clock;

    SubscriberState(JdbcClient jdbc, PolicyValues policy, Clock clock) {
        this.jdbc = jdbc;
        this.policy = policy;
        this.clock = clock;
    }

    /**
     * How far one is.
     *
     * @param waiting how many events wait
     * @param dead how many were given up
     * @param oldest since when the one waits that waits for longest; null for none
     * @param lastDeliveredAt null before the first
     * @param failingSince null where the last attempt succeeded
     * @param failure how it failed last; null where it never did
     * @param status what it answered then; null where nothing was
     */
    public record Row(
            UUID id,
            UUID client,
            String audience,
            Channel channel,
            @Nullable Instant closedAt,
            long waiting,
            long dead,
            @Nullable Instant oldest,
            @Nullable Instant lastDeliveredAt,
            @Nullable Instant failingSince,
            @Nullable Failure failure,
            @Nullable Integer status,
            @Nullable Instant pausedUntil) {

        public boolean isOpen() {
            return closedAt == null;
        }
    }

    /** Every one, those that are open first. */
    @Transactional(readOnly = true)
    public List<Row> all() {
        return jdbc.sql(SELECT + " order by s.closed_at is not null, s.opened_at desc, s.id")
                .query(Row.class)
                .list();
    }

    @Transactional(readOnly = true)
    public Optional<Row> of(UUID subscriber) {
        return jdbc.sql(SELECT + " where s.id = ?")
                .param(subscriber)
                .query(Row.class)
                .optional();
    }

    /** Whether it has taken nothing of what waits for it for longer than the policy says. */
    public boolean isAway(Row row) {
        Instant oldest = row.oldest();
        return row.isOpen()
                && oldest != null
                && oldest.plusSeconds(60 * minutes()).isBefore(clock.instant());
    }

    /** The open ones that are away, those that have been so for longest first. */
    @Transactional(readOnly = true)
    public List<Row> away() {
        return jdbc.sql("select * from (" + SELECT + """
                         where s.closed_at is null) r
                        where r.oldest < ? order by r.oldest
                        """)
                .param(OffsetDateTime.now(clock).minusMinutes(minutes()))
                .query(Row.class)
                .list();
    }

    private long minutes() {
        return Long.parseLong(policy.get(AWAY_AFTER, LocalDate.now(clock)).value());
    }
}
