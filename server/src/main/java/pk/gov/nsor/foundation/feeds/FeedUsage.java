package pk.gov.nsor.foundation.feeds;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.jobs.Job;

/** How many messages a client has sent in a minute and in a day, how many of them were new, and how many about nobody on record. */
@Component
class FeedUsage {

    private final JdbcClient jdbc;
    private final Clock clock;

    FeedUsage(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Bean
    static Job feedUsageJob(FeedUsage usage) {
        return Job.inOneProcess("feeds.usage", Duration.ofHours(1)).does(usage::forget);
    }

    /** What is counted together. */
    enum Span {
        MINUTE(Duration.ofMinutes(1)),
        DAY(Duration.ofDays(1));

        private final Duration length;

        Span(Duration length) {
            this.length = length;
        }

        long seconds() {
            return length.toSeconds();
        }
    }

    /** @param unmatched of its messages of one day, about nobody on record */
    record OfDay(UUID client, int messages, int unmatched) {}

    /**
     * Counts one more unless the limit is reached; atomic, also across processes.
     *
     * @return how many there are with it; empty where the limit was reached before
     */
    Optional<Integer> count(UUID client, Span span, int most) {
        return jdbc.sql("""
                                insert into feeds.usage as u (client_id, span, begins, messages, unmatched)
                                values (:client, :span, :begins, 1, 0)
                                on conflict (client_id, span, begins) do update set messages = u.messages + 1
                                where u.messages < :most
                                returning messages
                                """)
                .param("client", client)
                .param("span", span.name())
                .param("begins", begins(span))
                .param("most", most)
                .query(Integer.class)
                .optional();
    }

    /** One more that was acknowledged and is new. */
    void received(UUID client) {
        jdbc.sql("""
                        insert into feeds.usage as u (client_id, span, begins, messages, unmatched, received)
                        values (?, 'DAY', ?, 0, 0, 1)
                        on conflict (client_id, span, begins) do update set received = u.received + 1
                        """).params(client, begins(Span.DAY)).update();
    }

    void unmatched(UUID client) {
        jdbc.sql("""
                        insert into feeds.usage as u (client_id, span, begins, messages, unmatched)
                        values (?, 'DAY', ?, 0, 1)
                        on conflict (client_id, span, begins) do update set unmatched = u.unmatched + 1
                        """).params(client, begins(Span.DAY)).update();
    }

    /** Clients with at least so many messages of today and yesterday about nobody on record, the most first. */
    List<OfDay> unmatched(int least) {
        return jdbc.sql("""
                        select client_id, max(messages) as messages, max(unmatched) as unmatched from feeds.usage
                        where span = 'DAY' and begins >= ? and unmatched >= ?
                        group by client_id order by 3 desc, 1
                        """)
                .params(begins(Span.DAY).minusDays(1), least)
                .query(OfDay.class)
                .list();
    }

    /** When the next period begins. */
    Instant ends(Span span) {
        return switch (span) {
            case MINUTE -> begins(span).plusMinutes(1).toInstant();
            case DAY -> begins(span).plusDays(1).toInstant();
        };
    }

    /** The last days on which a client sent something stay, until it sends again: from them one sees that it is silent. */
    void forget() {
        jdbc.sql("delete from feeds.usage where span = 'MINUTE' and begins < ?")
                .param(begins(Span.MINUTE).minusHours(1))
                .update();
        jdbc.sql("""
                        delete from feeds.usage u where span = 'DAY' and begins < :before and (received = 0
                            or (select count(*) from (
                                    select from feeds.usage l
                                    where l.client_id = u.client_id and l.span = 'DAY' and l.begins > u.begins
                                        and l.received > 0
                                    limit :last) later) = :last)
                        """)
                .param("before", begins(Span.DAY).minusDays(FeedActivity.DAYS_KEPT))
                .param("last", FeedActivity.FEWEST_DAYS)
                .update();
    }

    private OffsetDateTime begins(Span span) {
        return switch (span) {
            case MINUTE -> clock.instant().truncatedTo(ChronoUnit.MINUTES).atOffset(ZoneOffset.UTC);
            case DAY -> LocalDate.now(clock).atStartOfDay(clock.getZone()).toOffsetDateTime();
        };
    }
}
