package pk.gov.nsor.foundation.feeds;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.keys.Keys;

/** Messages that were acknowledged and wait to be processed. */
@Component
public class FeedQueue {

    private static final byte[] CONTEXT = "feeds/1".getBytes(StandardCharsets.UTF_8);
    /** The lock of the process that works on the queue; used by no other module. */
    private static final int WORKING = 111;

    private static final int MOST_STUCK = 100;

    private final JdbcClient jdbc;
    private final Keys keys;
    private final FeedWakeUp bell;
    private final Clock clock;

    FeedQueue(JdbcClient jdbc, Keys keys, FeedWakeUp bell, Clock clock) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.bell = bell;
        this.clock = clock;
    }

    /**
     * A message that waits to be processed.
     *
     * @param kind the name of its kind
     */
    @SuppressWarnings("ArrayRecordComponent") // read once, never compared
    record Waiting(String kind, FeedMessage message, byte[] body) {

        /** Without the body, so that it reaches no log. */
        @Override
        public String toString() {
            return kind + " " + message;
        }
    }

    /** Queues a message in the transaction that acknowledges it; it is processed as soon as that is committed. */
    @Transactional(propagation = Propagation.MANDATORY)
    void leave(Waiting waiting) {
        FeedMessage message = waiting.message();
        byte[] wrapped = keys.newWrappedKey(message.receipt().toString());
        jdbc.sql("""
                        insert into feeds.waiting
                            (kind, receipt, client_id, message_id, wrapped_key, body, origin, received_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(waiting.kind())
                .param(message.receipt())
                .param(message.client())
                .param(message.messageId())
                .param(wrapped)
                .param(keys.unwrap(wrapped, message.receipt().toString()).encrypt(waiting.body(), CONTEXT))
                .param(message.actor().origin())
                .param(message.receivedAt().atOffset(ZoneOffset.UTC))
                .update();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                bell.ring();
            }
        });
    }

    /**
     * A message as it lies in the queue; only what it says is encrypted.
     *
     * @param kind the name of its kind
     */
    @SuppressWarnings("ArrayRecordComponent") // read once, never compared
    record Queued(String kind, FeedMessage message, byte[] wrappedKey, byte[] encrypted) {

        /** Without the body, so that it reaches no log. */
        @Override
        public String toString() {
            return kind + " " + message;
        }
    }

    /** What a message says, which fails where its key or its text is damaged. */
    byte[] body(Queued queued) {
        return keys.unwrap(queued.wrappedKey(), queued.message().receipt().toString())
                .decrypt(queued.encrypted(), CONTEXT);
    }

    /**
     * Takes the next message that is due off the queue in this transaction; empty also where another process is
     * working on the queue.
     */
    Optional<Queued> next() {
        boolean isOurs = jdbc.sql("select pg_try_advisory_xact_lock(?, 0)")
                .param(WORKING)
                .query(Boolean.class)
                .single();
        if (!isOurs) {
            return Optional.empty();
        }
        return jdbc.sql("""
                        delete from feeds.waiting where position = (
                            select position from feeds.waiting where retry_at is null or retry_at <= ?
                            order by position limit 1)
                        returning *
                        """)
                .param(OffsetDateTime.now(clock))
                .query((row, number) -> queued(row))
                .optional();
    }

    /** Whether a message of a kind and a client waits which is not {@link #stuck}. */
    boolean waits(String kind, UUID client) {
        return jdbc.sql("""
                        select exists (select from feeds.waiting where kind = ? and client_id = ? and attempts < ?)
                        """)
                .params(kind, client, FeedDelivery.MOST_ATTEMPTS)
                .query(Boolean.class)
                .single();
    }

    /** Takes a message off the queue again whose removal was rolled back; false where it is gone. */
    boolean takeOff(UUID receipt) {
        return jdbc.sql("delete from feeds.waiting where receipt = ?")
                        .param(receipt)
                        .update()
                == 1;
    }

    /** Counts a failed attempt, and returns how many there were. */
    int failed(UUID receipt) {
        return jdbc.sql("update feeds.waiting set attempts = attempts + 1 where receipt = ? returning attempts")
                .param(receipt)
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    void postpone(UUID receipt, Duration pause) {
        jdbc.sql("update feeds.waiting set retry_at = ? where receipt = ?")
                .params(OffsetDateTime.now(clock).plus(pause), receipt)
                .update();
    }

    /**
     * A message that could neither be recorded nor be shown to a registrar, after all attempts. It is tried again each
     * hour.
     *
     * @param since when it was acknowledged
     */
    public record Stuck(UUID client, UUID receipt, Instant since) {}

    /** The longest first. */
    @Transactional(readOnly = true)
    public List<Stuck> stuck() {
        return jdbc.sql("""
                        select client_id, receipt, received_at from feeds.waiting where attempts >= ?
                        order by position limit ?
                        """)
                .params(FeedDelivery.MOST_ATTEMPTS, MOST_STUCK)
                .query((row, number) -> new Stuck(
                        row.getObject("client_id", UUID.class),
                        row.getObject("receipt", UUID.class),
                        row.getObject("received_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    private static Queued queued(ResultSet row) throws SQLException {
        UUID receipt = row.getObject("receipt", UUID.class);
        UUID client = row.getObject("client_id", UUID.class);
        return new Queued(
                row.getString("kind"),
                new FeedMessage(
                        receipt,
                        client,
                        row.getString("message_id"),
                        row.getObject("received_at", OffsetDateTime.class).toInstant(),
                        new Actor(Actor.Kind.MACHINE, client, row.getString("origin"))),
                row.getBytes("wrapped_key"),
                row.getBytes("body"));
    }
}
