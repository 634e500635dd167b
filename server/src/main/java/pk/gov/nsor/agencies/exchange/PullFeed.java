package pk.gov.nsor.agencies.exchange;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.access.Machine;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;

/**
 * The feed that a system reads. An event gets its place when the system asks, after it was committed and under a lock of the
 * subscriber's own: so a transaction that began earlier and commits later comes after what was told. Whoever asks with the cursor
 * of an answer has taken that answer.
 */
@Service
public class PullFeed {

    private final JdbcClient jdbc;
    private final Subscribers subscribers;
    private final Telling telling;
    private final Trail trail;
    private final Clock clock;

    PullFeed(JdbcClient jdbc, Subscribers subscribers, Telling telling, Trail trail, Clock clock) {
        this.jdbc = jdbc;
        this.subscribers = subscribers;
        this.telling = telling;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * An answer.
     *
     * @param next the cursor to go on with; null where there was never an event
     * @param hasMore whether there may be more now
     */
    public record Page(List<CloudEvent> events, @Nullable EventCursor next, boolean hasMore) {

        public Page {
            events = List.copyOf(events);
        }
    }

    /** Why there is no answer. */
    public enum Refusal {
        /** Nobody has opened a feed for this system, or not one of what it asks for. */
        NO_FEED,
        /** Several are open for it, and it does not say which it asks for. */
        SEVERAL,
        /** The cursor is of no answer to this system. */
        NOT_YOURS,
        /** Nothing is told while two people have to look, because the database was restored. What was acknowledged is kept. */
        HELD
    }

    /** One of the two is null. */
    public record Answer(@Nullable Page page, @Nullable Refusal refusal) {}

    /**
     * The events after a cursor, which acknowledges all before it.
     *
     * @param audience which feed, by the name of an {@link Audience}; null for the only one
     * @param after null for the first that was not acknowledged
     * @param most at least 1
     */
    @Transactional
    public Answer after(Machine client, @Nullable String audience, @Nullable EventCursor after, int most, Actor actor) {
        List<Subscriber> open = subscribers.open(client.clientId()).stream()
                .filter(subscriber -> subscriber.channel() == Channel.PULL)
                .filter(subscriber -> audience == null || subscriber.audience().equals(audience))
                .toList();
        if (open.size() != 1) {
            return new Answer(null, open.isEmpty() ? Refusal.NO_FEED : Refusal.SEVERAL);
        }
        UUID id = open.getFirst().id();
        // First of all locks, as whoever closes it does.
        Optional<Subscriber> held = subscribers.holdOpen(id);
        if (held.isEmpty()) {
            return new Answer(null, Refusal.NO_FEED);
        }
        Progress progress = jdbc.sql("""
                        select position, acknowledged, acknowledged_event from exchange.delivery
                        where subscriber_id = ? for update
                        """).param(id).query(Progress.class).single();
        if (after != null && !isTold(id, after, progress)) {
            return new Answer(null, Refusal.NOT_YOURS);
        }
        if (after != null) {
            acknowledge(id, after, progress);
        }
        if (isHeld()) {
            return new Answer(null, Refusal.HELD);
        }
        long from = after == null ? progress.acknowledged() : after.position();
        return new Answer(read(held.get(), from, progress, most, actor), null);
    }

    private boolean isHeld() {
        return jdbc.sql("select exists (select from restore.held)")
                .query(Boolean.class)
                .single();
    }

    private record Progress(
            long position, long acknowledged, @Nullable UUID acknowledgedEvent) {}

    private boolean isTold(UUID subscriber, EventCursor cursor, Progress progress) {
        UUID last = progress.acknowledgedEvent();
        if (last != null && cursor.position() == progress.acknowledged()) {
            // Also when the event itself has gone.
            return cursor.isOf(last);
        }
        return jdbc.sql("select id from exchange.event where subscriber_id = ? and position = ?")
                .params(subscriber, cursor.position())
                .query(UUID.class)
                .optional()
                .filter(cursor::isOf)
                .isPresent();
    }

    private void acknowledge(UUID subscriber, EventCursor cursor, Progress progress) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        jdbc.sql("""
                        update exchange.event set state = 'DELIVERED', ended_at = ?
                        where subscriber_id = ? and position <= ? and state = 'WAITING'
                        """).params(now, subscriber, cursor.position()).update();
        if (cursor.position() > progress.acknowledged()) {
            jdbc.sql("""
                            update exchange.delivery d set acknowledged = ?, acknowledged_event = e.id, last_delivered_at = ?
                            from exchange.event e
                            where d.subscriber_id = ? and e.subscriber_id = d.subscriber_id and e.position = ?
                            """)
                    .params(cursor.position(), now, subscriber, cursor.position())
                    .update();
        }
    }

    private Page read(Subscriber subscriber, long from, Progress progress, int most, Actor actor) {
        UUID id = subscriber.id();
        List<CloudEvent> sent = new ArrayList<>();
        List<UUID> people = new ArrayList<>();
        long last = from;
        long numbered = progress.position();
        boolean hasMore = true;
        while (sent.size() < most && hasMore) {
            numbered += number(id, numbered, most - sent.size());
            List<Event> events = next(id, last, most - sent.size());
            hasMore = events.size() == most - sent.size();
            if (events.isEmpty()) {
                break;
            }
            Telling.Made made = telling.make(subscriber, events);
            // Both are committed before the answer begins.
            telling.reached(subscriber, made.people());
            sent.addAll(made.sent());
            people.addAll(made.people());
            untold(made.untold());
            last = events.getLast().position() == null ? last : events.getLast().position();
        }
        if (!people.isEmpty()) {
            trail.append(TrailEntry.done(actor, TrailAction.EVENTS_READ).naming(people));
        }
        return new Page(sent, cursor(id, sent, from, progress), hasMore);
    }

    private @Nullable EventCursor cursor(UUID id, List<CloudEvent> sent, long from, Progress progress) {
        if (!sent.isEmpty()) {
            String text = sent.getLast().sequence();
            return text == null ? null : EventCursor.parse(text).orElseThrow();
        }
        UUID last = progress.acknowledgedEvent();
        if (last != null && from == progress.acknowledged()) {
            return new EventCursor(from, EventCursor.check(last));
        }
        return jdbc.sql("select id from exchange.event where subscriber_id = ? and position = ?")
                .params(id, from)
                .query(UUID.class)
                .optional()
                .map(event -> new EventCursor(from, EventCursor.check(event)))
                .orElse(null);
    }

    /** @return how many got a place */
    private int number(UUID subscriber, long after, int most) {
        int given = jdbc.sql("""
                        update exchange.event e set position = n.position
                        from (select id, ? + row_number() over (order by number) as position from exchange.event
                            where subscriber_id = ? and position is null and state = 'WAITING'
                            order by number limit ?) n
                        where e.id = n.id
                        """).params(after, subscriber, most).update();
        if (given > 0) {
            jdbc.sql("update exchange.delivery set position = ? where subscriber_id = ?")
                    .params(after + given, subscriber)
                    .update();
        }
        return given;
    }

    private List<Event> next(UUID subscriber, long after, int most) {
        return jdbc.sql("select" + Event.COLUMNS + """
                        from exchange.event
                        where subscriber_id = ? and position > ? and state <> 'UNTOLD' order by position limit ?
                        """)
                .params(subscriber, after, most)
                .query(Event.class)
                .list();
    }

    /** An event that was acknowledged and is asked for again keeps its state. */
    private void untold(List<UUID> events) {
        if (!events.isEmpty()) {
            jdbc.sql(
                            "update exchange.event set state = 'UNTOLD', ended_at = ? where id = any (?) and state = 'WAITING'")
                    .params(OffsetDateTime.now(clock), events.toArray(UUID[]::new))
                    .update();
        }
    }
}
