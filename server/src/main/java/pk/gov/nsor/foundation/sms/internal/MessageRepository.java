package pk.gov.nsor.foundation.sms.internal;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.foundation.sms.MessageState;
import pk.gov.nsor.foundation.sms.NewMessage;
import pk.gov.nsor.foundation.sms.SmscLink;

/** The messages of both lines, and the SMSC's reports about them. Each call is one statement. */
final class MessageRepository {

    /** A receipt that has not arrived by then will not arrive. */
    private static final Duration RECEIPT_PATIENCE = Duration.ofDays(7);

    private final JdbcClient jdbc;
    private final Clock clock;

    MessageRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A message that only this process may send, for the duration of the lease. */
    record Taken(
            UUID id, int attempts, LocalDate keyDay, byte[] content, Instant validUntil, Set<Integer> confirmedParts) {

        Mine mine() {
            return new Mine(id, attempts);
        }
    }

    /**
     * The number of times a message was taken identifies its holder: whoever takes it after a lease has ended
     * increases the number by one.
     */
    record Mine(UUID id, int attempts) {}

    /** A part that the SMSC has confirmed. */
    record SentPart(UUID message, int part, String smscId) {}

    void insert(NewMessage message, LocalDate keyDay, byte[] sealed) {
        jdbc.sql("""
                        insert into sms.message (id, line, queued_at, due_at, valid_until, key_day, content, state)
                        values (?, ?, ?, ?, ?, ?, ?, 'QUEUED') on conflict (id) do nothing
                        """)
                .param(message.id())
                .param(message.line().name())
                .param(now())
                .param(at(message.notBefore()))
                .param(at(message.validUntil()))
                .param(keyDay)
                .param(sealed)
                .update();
    }

    List<MessageState> states(Collection<UUID> ids) {
        return jdbc.sql("""
                        select id, state, coalesce(ended_at, sent_at, queued_at) as since from sms.message
                        where id = any (?)
                        """)
                .param(ids.toArray(UUID[]::new))
                .query((row, number) -> new MessageState(
                        row.getObject("id", UUID.class),
                        MessageState.State.valueOf(row.getString("state")),
                        instant(row, "since")))
                .list();
    }

    /** How many of these are in which state. */
    Map<MessageState.State, Integer> counts(Collection<UUID> ids) {
        Map<MessageState.State, Integer> counts = new EnumMap<>(MessageState.State.class);
        jdbc.sql("select state, count(*) as count from sms.message where id = any (?) group by state")
                .param(ids.toArray(UUID[]::new))
                .query(row -> {
                    counts.put(MessageState.State.valueOf(row.getString("state")), row.getInt("count"));
                });
        return counts;
    }

    /**
     * Takes messages of the line that are due and that no process has; the one that was stored first comes first. None while they
     * are held because the database was restored.
     */
    List<Taken> take(SmscLink line, int most, Duration lease) {
        OffsetDateTime now = now();
        return jdbc.sql("""
                        with taken as (
                            update sms.message m set due_at = ?, attempts = attempts + 1
                            from (
                                select id from sms.message
                                where line = ? and state = 'QUEUED' and due_at <= ? and valid_until > ?
                                  and not exists (select from restore.held)
                                order by due_at limit ? for update skip locked) due
                            where m.id = due.id
                            returning m.id, m.attempts, m.key_day, m.content, m.valid_until, m.queued_at)
                        select t.id, t.attempts, t.key_day, t.content, t.valid_until,
                            array(select p.part from sms.message_part p where p.message_id = t.id) as confirmed
                        from taken t order by t.queued_at
                        """)
                .params(now.plus(lease), line.name(), now, now, most)
                .query((row, number) -> new Taken(
                        row.getObject("id", UUID.class),
                        row.getInt("attempts"),
                        row.getObject("key_day", LocalDate.class),
                        row.getBytes("content"),
                        instant(row, "valid_until"),
                        parts(row.getArray("confirmed"))))
                .list();
    }

    /** @return those that this process has still */
    Set<UUID> keep(Collection<Mine> messages, Duration lease) {
        return putOff(messages, now().plus(lease));
    }

    /** Releases them, so that any process may take them. */
    void release(Collection<Mine> messages) {
        Set<UUID> _ = putOff(messages, now());
    }

    private Set<UUID> putOff(Collection<Mine> messages, OffsetDateTime due) {
        return Set.copyOf(jdbc.sql("""
                        update sms.message m set due_at = ?
                        from unnest(?, ?) as mine (id, attempts)
                        where m.id = mine.id and m.attempts = mine.attempts and m.state = 'QUEUED'
                        returning m.id
                        """)
                .param(due)
                .param(messages.stream().map(Mine::id).toArray(UUID[]::new))
                .param(messages.stream().mapToInt(Mine::attempts).toArray())
                .query(UUID.class)
                .list());
    }

    /** It is tried again after a while. */
    void tryAgain(Mine message, int status, Duration after) {
        jdbc.sql("""
                        update sms.message set status = ?, due_at = least(valid_until, ?)
                        where id = ? and attempts = ? and state = 'QUEUED'
                        """)
                .params(status, now().plus(after), message.id(), message.attempts())
                .update();
    }

    void fail(Mine message, int status) {
        jdbc.sql("""
                        update sms.message set state = 'FAILED', status = ?, ended_at = ?, content = null
                        where id = ? and attempts = ? and state = 'QUEUED'
                        """).params(status, now(), message.id(), message.attempts()).update();
    }

    /** Drops messages of the line that are no longer valid; those that a process has just sent are kept. */
    int expire(SmscLink line) {
        OffsetDateTime now = now();
        return jdbc.sql("""
                        update sms.message set state = 'EXPIRED', ended_at = ?, content = null
                        where line = ? and state = 'QUEUED' and due_at <= ? and valid_until <= ?
                        """).params(now, line.name(), now, now).update();
    }

    /** @return those that waited */
    List<UUID> withdraw(Collection<UUID> ids) {
        return jdbc.sql("""
                        update sms.message set state = 'EXPIRED', ended_at = ?, content = null
                        where id = any (?) and state = 'QUEUED' returning id
                        """)
                .params(now(), ids.toArray(UUID[]::new))
                .query(UUID.class)
                .list();
    }

    void recordSent(List<SentPart> parts) {
        jdbc.sql("""
                        insert into sms.message_part (message_id, part, smsc_id, sent_at)
                        select message_id, part, smsc_id, ?
                        from unnest(?, ?, ?) as sent (message_id, part, smsc_id) on conflict do nothing
                        """)
                .param(now())
                .param(parts.stream().map(SentPart::message).toArray(UUID[]::new))
                .param(parts.stream().map(part -> (short) part.part()).toArray(Short[]::new))
                .param(parts.stream().map(SentPart::smscId).toArray(String[]::new))
                .update();
    }

    /** All their parts are confirmed; also where another process has meanwhile said that it was too late for one. */
    void settle(Collection<UUID> ids) {
        jdbc.sql("""
                        update sms.message set state = 'SENT', sent_at = ?, ended_at = null, content = null
                        where id = any (?) and state in ('QUEUED', 'EXPIRED')
                        """).params(now(), ids.toArray(UUID[]::new)).update();
    }

    /**
     * Brings receipts and messages together. A receipt may come in before its part is marked as sent, so neither
     * searches for the other when it arrives. SMSCs give identifiers again after a while: a receipt is about the
     * latest part of its name, and never older than the message.
     */
    int matchReceipts(SmscLink line) {
        OffsetDateTime now = now();
        return jdbc.sql("""
                        update sms.message m set state = found.state, ended_at = ?
                        from (
                            select s.id, case
                                when bool_or(r.state in ('UNDELIV', 'REJECTD', 'EXPIRED', 'DELETED')) then 'FAILED'
                                when count(distinct p.part) filter (where r.state = 'DELIVRD')
                                    = (select count(*) from sms.message_part q where q.message_id = s.id)
                                    then 'DELIVERED' end as state
                            from sms.message s
                            join sms.message_part p on p.message_id = s.id
                            join sms.receipt r on r.message_id = p.smsc_id and r.received_at >= s.queued_at
                            where s.line = ? and s.state = 'SENT' and s.sent_at > ? and p.smsc_id <> ''
                              and not exists (select from sms.message_part later
                                  where later.smsc_id = p.smsc_id and later.sent_at > p.sent_at)
                            group by s.id) found
                        where m.id = found.id and m.state = 'SENT' and found.state is not null
                        """)
                .params(now, line.name(), now.minus(RECEIPT_PATIENCE))
                .update();
    }

    /** How many of the line should have been sent by then. */
    long overdue(SmscLink line, Duration since) {
        return jdbc.sql("select count(*) from sms.message where line = ? and state = 'QUEUED' and due_at <= ?")
                .param(line.name())
                .param(now().minus(since))
                .query(Long.class)
                .single();
    }

    /** When the first of the line was stored that is due, or was once, and is valid still. */
    Optional<Instant> waitingSince(SmscLink line) {
        OffsetDateTime now = now();
        return jdbc.sql("""
                        select queued_at from sms.message
                        where line = ? and state = 'QUEUED' and (due_at <= ? or attempts > 0) and valid_until > ?
                        order by queued_at limit 1
                        """)
                .params(line.name(), now, now)
                .query((row, number) -> instant(row, "queued_at"))
                .optional();
    }

    private static Set<Integer> parts(Array numbers) throws SQLException {
        return numbers.getArray() instanceof Number[] given
                ? Arrays.stream(given).map(Number::intValue).collect(Collectors.toSet())
                : Set.of();
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime at(Instant moment) {
        return OffsetDateTime.ofInstant(moment, Day.ZONE);
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
