package pk.gov.nsor.agencies.exchange.sending;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.agencies.exchange.Channel;
import pk.gov.nsor.agencies.exchange.Event;
import pk.gov.nsor.agencies.exchange.Subscribers;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.database.DatabaseClock;
import pk.gov.nsor.foundation.reference.PolicyValues;

/**
 * What waits to be sent. An event is taken on for the length of a lease, and never while an earlier one about the same person
 * waits for the same subscriber; several processes share the work, and what one of them leaves behind comes back.
 */
@Component
class SendQueue {

    /** Longer than any attempt. */
    static final Duration LEASE = Duration.ofSeconds(60);

    /** After so many failures in a row one event is tried at a time, after a pause. */
    private static final int PAUSES_AFTER = 2;

    private static final String GIVES_UP_AFTER = "exchange.retries";

    private final JdbcClient jdbc;
    private final Subscribers subscribers;
    private final PolicyValues policy;
    private final Clock clock;

    SendQueue(JdbcClient jdbc, Subscribers subscribers, PolicyValues policy, DatabaseClock time) {
        this.jdbc = jdbc;
        this.subscribers = subscribers;
        this.policy = policy;
        this.clock = time.clock();
    }

    /** A subscriber for which something waits. */
    record Waiting(UUID subscriber, Channel channel, String address) {}

    /** Open channels by which the register sends, that do not pause and have something waiting; none while events are held. */
    @Transactional(readOnly = true)
    List<Waiting> waiting() {
        return jdbc.sql("""
                        select s.id as subscriber, s.channel, s.address
                        from exchange.subscriber s join exchange.delivery d on d.subscriber_id = s.id
                        where s.closed_at is null and s.channel <> 'PULL'
                          and (d.paused_until is null or d.paused_until <= ?)
                          and exists (select from exchange.event e where e.subscriber_id = s.id and e.state = 'WAITING')
                          and not exists (select from restore.held)
                        """)
                .param(OffsetDateTime.now(clock))
                .query(Waiting.class)
                .list();
    }

    /**
     * Takes events on.
     *
     * @param room how many of each subscriber at most
     */
    @Transactional
    List<Event> claim(Map<UUID, Integer> room) {
        if (room.isEmpty()) {
            return List.of();
        }
        OffsetDateTime now = OffsetDateTime.now(clock);
        List<UUID> of = List.copyOf(room.keySet());
        return jdbc
                .sql("""
                        with due as materialized (
                            select e.id from unnest(:subscribers::uuid[], :room::int[]) as r (subscriber_id, room)
                            cross join lateral (
                                select e.id from exchange.event e
                                where e.subscriber_id = r.subscriber_id and e.state = 'WAITING'
                                  and (e.not_before is null or e.not_before <= :now)
                                  and (e.claimed_until is null or e.claimed_until <= :now)
                                  and not exists (select from exchange.event b
                                      where b.subscriber_id = e.subscriber_id and b.person_id = e.person_id
                                        and b.state = 'WAITING' and b.number < e.number)
                                order by e.number limit r.room for update of e skip locked) e)
                        update exchange.event e set claimed_until = :lease from due where e.id = due.id
                        returning e.id, e.number, e.subscriber_id, e.person_id, e.kind, e.written_at, e.waits_since,
                            e.attempts, e.position
                        """)
                .param("subscribers", of.toArray(UUID[]::new))
                .param("room", of.stream().map(room::get).toArray(Integer[]::new))
                .param("now", now)
                .param("lease", now.plus(LEASE))
                .query(Event.class)
                .list()
                .stream()
                .sorted(Comparator.comparing(Event::number))
                .toList();
    }

    /** Lets a transaction that only holds rows end without waiting for the disk or a standby. */
    @Transactional(propagation = Propagation.MANDATORY)
    void commitsWithoutDisk() {
        jdbc.sql("select set_config('synchronous_commit', 'off', true)").query(row -> {});
    }

    /**
     * Holds events until the transaction ends: those that still wait and that nobody else can have taken on since.
     *
     * @return their identifiers
     */
    @Transactional(propagation = Propagation.MANDATORY)
    Set<UUID> hold(List<Event> events) {
        return Set.copyOf(jdbc.sql("""
                        select id from exchange.event where id = any (?) and state = 'WAITING' and claimed_until > ?
                        order by id for update
                        """)
                .params(events.stream().map(Event::id).toArray(UUID[]::new), OffsetDateTime.now(clock))
                .query(UUID.class)
                .list());
    }

    /**
     * Writes what became of attempts, of all of them together. What changes several events of a subscriber holds the row of its
     * delivery first, and its own row before that: so neither two processes nor a closing wait for each other in a circle.
     */
    @Transactional
    void settle(List<Result> results) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        jdbc.sql("select from exchange.delivery where subscriber_id = any (?) order by subscriber_id for update")
                .param(results.stream()
                        .map(result -> result.event().subscriber())
                        .distinct()
                        .toArray(UUID[]::new))
                .query(row -> {});
        end(ids(results, Result.What.DELIVERED), "DELIVERED", now);
        end(ids(results, Result.What.UNTOLD), "UNTOLD", now);
        Duration most = Duration.ofDays(
                Long.parseLong(policy.get(GIVES_UP_AFTER, LocalDate.now(clock)).value()));
        for (Result result : results) {
            if (result.what() == Result.What.FAILED) {
                failed(result, now, most);
            } else if (result.what() == Result.What.NOT_OURS) {
                jdbc.sql("update exchange.event set claimed_until = null where id = ? and state = 'WAITING'")
                        .param(result.event().id())
                        .update();
            }
        }
        results.stream()
                .collect(Collectors.groupingBy(result -> result.event().subscriber()))
                .forEach((subscriber, ofIt) -> settle(subscriber, ofIt, now));
    }

    /** Closes what a subscriber says is gone; where this fails, the event is sent again and answered the same. */
    @Transactional
    void close(UUID subscriber) {
        boolean _ = subscribers.end(subscriber, "It answered 410, gone", Actor.system("exchange"));
    }

    private void settle(UUID subscriber, List<Result> results, OffsetDateTime now) {
        if (results.stream().anyMatch(result -> result.what() == Result.What.GONE)) {
            return;
        }
        if (results.stream().anyMatch(result -> result.what() == Result.What.DELIVERED)) {
            Integer before = jdbc.sql("select failures from exchange.delivery where subscriber_id = ? for update")
                    .param(subscriber)
                    .query(Integer.class)
                    .single();
            jdbc.sql("""
                            update exchange.delivery set last_delivered_at = ?, failures = 0, failing_since = null,
                                paused_until = null
                            where subscriber_id = ?
                            """).params(now, subscriber).update();
            if (before >= PAUSES_AFTER) {
                // It is back: what it did not take while it was away goes at once.
                jdbc.sql("""
                                update exchange.event set not_before = null
                                where subscriber_id = ? and state = 'WAITING' and not_before is not null
                                """).param(subscriber).update();
            }
            return;
        }
        List<Result> failed = results.stream()
                .filter(result -> result.what() == Result.What.FAILED)
                .toList();
        if (!failed.isEmpty()) {
            Result last = failed.getLast();
            int failures = jdbc.sql("""
                            update exchange.delivery set failures = failures + 1,
                                failing_since = coalesce(failing_since, ?), failure = ?, status = ?
                            where subscriber_id = ? returning failures
                            """)
                    .param(now)
                    .param(last.failure())
                    .param(last.status())
                    .param(subscriber)
                    .query(Integer.class)
                    .single();
            if (failures >= PAUSES_AFTER) {
                jdbc.sql("update exchange.delivery set paused_until = ? where subscriber_id = ?")
                        .params(now.plus(Backoff.after(failures - PAUSES_AFTER + 1)), subscriber)
                        .update();
            }
        }
    }

    private void failed(Result result, OffsetDateTime now, Duration most) {
        Event event = result.event();
        boolean isGivenUp = event.waitsSince().plus(most).isBefore(now.toInstant());
        jdbc.sql("""
                        update exchange.event set attempts = attempts + 1, claimed_until = null, not_before = ?, state = ?,
                            ended_at = ?
                        where id = ? and state = 'WAITING'
                        """)
                .param(now.plus(Backoff.after(event.attempts() + 1)))
                .param(isGivenUp ? "DEAD" : "WAITING")
                .param(isGivenUp ? now : null)
                .param(event.id())
                .update();
    }

    private void end(List<UUID> events, String state, @Nullable OffsetDateTime now) {
        if (!events.isEmpty()) {
            jdbc.sql("""
                            update exchange.event set state = ?, ended_at = ?, claimed_until = null
                            where id = any (?) and state = 'WAITING'
                            """)
                    .param(state)
                    .param(now)
                    .param(events.toArray(UUID[]::new))
                    .update();
        }
    }

    private static List<UUID> ids(List<Result> results, Result.What what) {
        List<UUID> ids = new ArrayList<>();
        results.stream()
                .filter(result -> result.what() == what)
                .forEach(result -> ids.add(result.event().id()));
        return ids;
    }
}
