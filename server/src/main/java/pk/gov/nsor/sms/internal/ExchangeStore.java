package pk.gov.nsor.sms.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Questions with their answers, and the marks of those the SMSC has confirmed. Each call is one statement. */
final class ExchangeStore {

    /** Into how many parts the table is divided, by day; the expression is that of the table. */
    private static final int PARTS = 34;

    private final JdbcClient jdbc;
    private final ExchangeNumbers numbers;
    private final Clock clock;

    ExchangeStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.numbers = new ExchangeNumbers(jdbc);
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
    record Left(long id, LocalDate keyDay, byte @Nullable [] content) {}

    /** @return the identifiers, in the order of the rows */
    long[] insert(long runId, LocalDate keyDay, Rows rows) {
        long[] ids = numbers.take(rows.due().length);
        jdbc.sql("""
                        insert into sms.exchange (id, run_id, received_at, key_day, due, content)
                        overriding system value
                        select id, ?, timestamptz 'epoch' + received * interval '1 microsecond', ?, due, content
                        from unnest(?, ?, ?, ?) as row (id, received, due, content)
                        """)
                .param(runId)
                .param(keyDay)
                .param(ids)
                .param(rows.receivedMicros())
                .param(rows.due())
                .param(rows.content())
                .update();
        return ids;
    }

    /** Whether just this exchange is there. */
    boolean holds(long id, byte[] content) {
        return jdbc.sql("select exists (select from sms.exchange where id = ? and content = ?)")
                .param(id)
                .param(content)
                .query(Boolean.class)
                .single();
    }

    void settle(long[] firsts, long[] lasts) {
        jdbc.sql("""
                        insert into sms.settled (first_id, last_id, settled_at)
                        select first_id, last_id, ? from unnest(?, ?) as range (first_id, last_id)
                        """)
                .param(OffsetDateTime.now(clock))
                .param(firsts)
                .param(lasts)
                .update();
    }

    /** Nearly always they came today or yesterday, and then only the parts of those days are looked into. */
    void removeContent(long[] ids) {
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

    void refuse(long[] exchangeIds, short[] parts, int[] statuses) {
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

    void recordSent(long[] exchangeIds, short[] parts, String[] messageIds) {
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
    List<Left> leftBy(long runId) {
        return jdbc.sql("""
                        with run as (select id, started_at from sms.run where id = ?),
                        mine as (
                            select e.id, e.key_day, e.content
                            from sms.exchange e, run
                            where e.run_id = run.id and e.due and e.received_at >= run.started_at - interval '1 day'
                        ),
                        done as (
                            select coalesce(range_agg(int8range(first_id, last_id, '[]')), '{}') as ids
                            from sms.settled
                            where last_id >= (select min(id) from mine)
                        )
                        select mine.id, mine.key_day, mine.content
                        from mine, done
                        where not mine.id <@ done.ids
                        order by mine.id
                        """)
                .param(runId)
                .query((row, number) ->
                        new Left(row.getLong("id"), row.getObject("key_day", LocalDate.class), row.getBytes("content")))
                .list();
    }
}
