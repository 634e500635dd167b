package pk.gov.nsor.foundation.sms.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.sms.internal.run.LostRunException;

/** Questions with their answers, and the marks of those the SMSC has confirmed. Each call is one statement. */
public final class ExchangeRepository {

    /** Into how many parts the table is divided, by day; the expression is that of the table. */
    private static final int PARTS = 34;

    private final JdbcClient jdbc;
    private final Clock clock;

    ExchangeRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Rows to insert, column by column. */
    record Rows(long[] receivedMicros, boolean[] due, byte[][] content) {

        static Rows ofSize(int size) {
            return new Rows(new long[size], new boolean[size], new byte[size][]);
        }

        void set(int row, Instant receivedAt, boolean isDue, byte[] sealed) {
            receivedMicros[row] = Micros.of(receivedAt);
            due[row] = isDue;
            content[row] = sealed;
        }
    }

    /** An exchange as it was left by another run. */
    public record Left(long id, Instant receivedAt, LocalDate keyDay, byte @Nullable [] content) {}

    /**
     * Within a transaction; the run is nobody else's before that has ended.
     *
     * @param ids the identifiers, in the order of the rows
     * @return PostgreSQL's number of the transaction
     * @throws LostRunException where another process has taken the run over
     */
    long insert(long runId, LocalDate keyDay, long[] ids, Rows rows) {
        return jdbc.sql("""
                        with held as materialized (select sms.hold_run(?) as is_held),
                        stored as (
                            insert into sms.exchange (id, run_id, received_at, key_day, due, content)
                            overriding system value
                            select id, ?, timestamptz 'epoch' + received * interval '1 microsecond', ?, due, content
                            from held, unnest(?, ?, ?, ?) as row (id, received, due, content)
                            where held.is_held
                        )
                        select pg_current_xact_id()::text::bigint from held where is_held
                        """)
                .param(runId)
                .param(runId)
                .param(keyDay)
                .param(ids)
                .param(rows.receivedMicros())
                .param(rows.due())
                .param(rows.content())
                .query(Long.class)
                .optional()
                .orElseThrow(() -> new LostRunException(runId));
    }

    /** Whether just this exchange is there. */
    public boolean holds(long id, byte[] content) {
        return jdbc.sql("select exists (select from sms.exchange where id = ? and content = ?)")
                .param(id)
                .param(content)
                .query(Boolean.class)
                .single();
    }

    /** Whether a transaction of that number has not ended. After a crash that may be another one, which ends as well. */
    public boolean isUnderWay(long transaction) {
        try {
            return jdbc.sql("select pg_xact_status(?::text::xid8)")
                    .param(transaction)
                    .query(String.class)
                    .optional()
                    .filter("in progress"::equals)
                    .isPresent();
        } catch (DataIntegrityViolationException unknown) {
            // No transaction since the last crash has had the number: the one that had it went in the crash.
            return false;
        }
    }

    /** Ranges of exchanges, each of one run. */
    public void settle(long[] runs, long[] firsts, long[] lasts) {
        jdbc.sql("""
                        insert into sms.settled (run_id, first_id, last_id, settled_at)
                        select run_id, first_id, last_id, ? from unnest(?, ?, ?) as range (run_id, first_id, last_id)
                        """)
                .param(OffsetDateTime.now(clock))
                .param(runs)
                .param(firsts)
                .param(lasts)
                .update();
    }

    /** Nearly always they came today or yesterday, and then only the partitions of those days are searched. */
    public void removeContent(long[] ids) {
        LocalDate today = LocalDate.now(clock);
        int removed =
                jdbc.sql("""
                        update sms.exchange set content = null
                        where id = any (?) and ((key_day - date '1970-01-01') % 34) in (?, ?)
                        """).params(ids, part(today), part(today.minusDays(1))).update();
        if (removed < ids.length) {
            jdbc.sql("update sms.exchange set content = null where id = any (?)")
                    .param(ids)
                    .update();
        }
    }

    private static int part(LocalDate day) {
        return Math.floorMod(day.toEpochDay(), PARTS);
    }

    public void refuse(long[] exchangeIds, short[] parts, int[] statuses) {
        jdbc.sql("""
                        insert into sms.refused (exchange_id, part, status, refused_at)
                        select exchange_id, part, status, ?
                        from unnest(?, ?, ?) as refusal (exchange_id, part, status)
                        on conflict do nothing
                        """)
                .param(OffsetDateTime.now(clock))
                .param(exchangeIds)
                .param(parts)
                .param(statuses)
                .update();
    }

    public void recordSent(long[] exchangeIds, short[] parts, String[] messageIds) {
        jdbc.sql("""
                        insert into sms.sent_part (exchange_id, part, message_id, sent_at)
                        select exchange_id, part, message_id, ?
                        from unnest(?, ?, ?) as sent (exchange_id, part, message_id)
                        """)
                .param(OffsetDateTime.now(clock))
                .param(exchangeIds)
                .param(parts)
                .param(messageIds)
                .update();
    }

    void recordReceipts(String[] messageIds, String[] states) {
        jdbc.sql("""
                        insert into sms.receipt (message_id, state, received_at)
                        select message_id, state, ? from unnest(?, ?) as receipt (message_id, state)
                        """)
                .param(OffsetDateTime.now(clock))
                .param(messageIds)
                .param(states)
                .update();
    }

    /** What a run left unsettled, oldest first. */
    public List<Left> leftBy(long runId) {
        return jdbc.sql("""
                        with run as (select id, started_at from sms.run where id = ?),
                        mine as (
                            select e.id, e.received_at, e.key_day, e.content
                            from sms.exchange e, run
                            where e.run_id = run.id and e.due and e.received_at >= run.started_at - interval '1 day'
                        ),
                        done as (
                            select coalesce(range_agg(int8range(first_id, last_id, '[]')), '{}') as ids
                            from sms.settled, run
                            where last_id >= (select min(id) from mine) and coalesce(run_id, run.id) = run.id
                        )
                        select mine.id, mine.received_at, mine.key_day, mine.content
                        from mine, done
                        where not mine.id <@ done.ids
                        order by mine.id
                        """)
                .param(runId)
                .query((row, number) -> new Left(
                        row.getLong("id"),
                        row.getObject("received_at", OffsetDateTime.class).toInstant(),
                        row.getObject("key_day", LocalDate.class),
                        row.getBytes("content")))
                .list();
    }
}
