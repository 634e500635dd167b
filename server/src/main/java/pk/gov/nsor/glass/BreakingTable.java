package pk.gov.nsor.glass;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@code glass}. */
@Component
class BreakingTable {

    private static final String SELECT = """
            select b.*, exists (select from glass.reader r where r.closed_by = b.id) as closes_page from glass.breaking b
            """;

    private final JdbcClient jdbc;

    BreakingTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Holds the reader's row until the transaction ends, so that they open one record at a time. */
    ReaderRow lockReader(UUID account) {
        jdbc.sql("insert into glass.reader (account_id) values (?) on conflict do nothing")
                .param(account)
                .update();
        return jdbc.sql("select counts_from, closed_by from glass.reader where account_id = ? for update")
                .param(account)
                .query((row, at) -> new ReaderRow(instant(row, "counts_from"), row.getObject("closed_by", UUID.class)))
                .single();
    }

    boolean isClosed(UUID account) {
        return jdbc.sql("select count(*) from glass.reader where account_id = ? and closed_by is not null")
                        .param(account)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    long fruitless(UUID account, Instant from) {
        return jdbc.sql("""
                        select count(*) from glass.breaking
                        where reader_id = ? and person_id is null and broken_at > ?
                        """).params(account, at(from)).query(Long.class).single();
    }

    void insert(Breaking breaking, byte[] reason) {
        jdbc.sql("""
                        insert into glass.breaking
                            (id, reader_id, number, person_id, level, province_code, district_code, broken_at, ends_at,
                             reason, due_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(breaking.id())
                .param(breaking.reader())
                .param(breaking.number())
                .param(breaking.person())
                .param(breaking.level().name())
                .param(breaking.province())
                .param(breaking.district())
                .param(at(breaking.brokenAt()))
                .param(breaking.endsAt() == null ? null : at(breaking.endsAt()))
                .param(reason)
                .param(at(breaking.dueAt()))
                .update();
    }

    void close(UUID account, UUID attempt) {
        jdbc.sql("update glass.reader set closed_by = ? where account_id = ?")
                .params(attempt, account)
                .update();
    }

    /** @return whether it was closed since that try */
    boolean reopen(UUID account, UUID attempt, Instant now) {
        return jdbc.sql(
                                "update glass.reader set closed_by = null, counts_from = ? where account_id = ? and closed_by = ?")
                        .params(at(now), account, attempt)
                        .update()
                == 1;
    }

    void told(UUID id, byte[] outcome, Instant now, Instant due) {
        jdbc.sql("update glass.breaking set outcome = ?, outcome_at = ?, due_at = ? where id = ?")
                .params(outcome, at(now), at(due), id)
                .update();
    }

    void decided(UUID id, Breaking.Decision decision, byte @Nullable [] remark, UUID by, Instant now) {
        jdbc.sql("update glass.breaking set decision = ?, remark = ?, decided_by = ?, decided_at = ? where id = ?")
                .param(decision.name())
                .param(remark)
                .param(by)
                .param(at(now))
                .param(id)
                .update();
    }

    void settled(UUID id, UUID by, Instant now) {
        jdbc.sql("update glass.breaking set settled_by = ?, settled_at = ? where id = ?")
                .params(by, at(now), id)
                .update();
    }

    Optional<Breaking> find(UUID id) {
        return jdbc.sql(SELECT + " where b.id = ?")
                .param(id)
                .query(BreakingTable::breaking)
                .optional();
    }

    /** As {@link #find}; nobody else decides or answers it until the transaction ends. */
    Optional<Breaking> lock(UUID id) {
        return jdbc.sql("select id from glass.breaking where id = ? for update")
                .param(id)
                .query(UUID.class)
                .optional()
                // Read after the lock is held, so that what was done meanwhile is seen.
                .flatMap(this::find);
    }

    Optional<Texts> texts(UUID id) {
        return jdbc.sql("select reason, outcome, remark from glass.breaking where id = ?")
                .param(id)
                .query((row, at) -> new Texts(row.getBytes("reason"), row.getBytes("outcome"), row.getBytes("remark")))
                .optional();
    }

    /** What somebody opened or tried, the latest first. */
    List<Breaking> of(UUID account, int limit) {
        return jdbc.sql(SELECT + " where b.reader_id = ? order by b.broken_at desc limit ?")
                .params(account, limit)
                .query(BreakingTable::breaking)
                .list();
    }

    /** What nobody has decided, and what has closed the page to somebody; the earliest first. */
    List<Breaking> open() {
        return jdbc.sql(SELECT + """
                         where b.decided_at is null or exists (select from glass.reader r where r.closed_by = b.id)
                        order by b.broken_at
                        """).query(BreakingTable::breaking).list();
    }

    /** What was objected to, until it is settled; the earliest first. */
    List<Breaking> objected() {
        return jdbc.sql(SELECT + " where b.decision = 'OBJECTED' and b.settled_at is null order by b.decided_at")
                .query(BreakingTable::breaking)
                .list();
    }

    private static Breaking breaking(ResultSet row, int at) throws SQLException {
        String decision = row.getString("decision");
        Instant brokenAt = instant(row, "broken_at");
        Instant dueAt = instant(row, "due_at");
        if (brokenAt == null || dueAt == null) {
            throw new SQLException("A breaking without its times");
        }
        return new Breaking(
                row.getObject("id", UUID.class),
                row.getObject("reader_id", UUID.class),
                row.getString("number"),
                row.getObject("person_id", UUID.class),
                Level.valueOf(row.getString("level")),
                row.getString("province_code"),
                row.getString("district_code"),
                brokenAt,
                instant(row, "ends_at"),
                dueAt,
                instant(row, "outcome_at"),
                decision == null ? null : Breaking.Decision.valueOf(decision),
                row.getObject("decided_by", UUID.class),
                instant(row, "decided_at"),
                instant(row, "settled_at"),
                row.getBoolean("closes_page"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /**
     * @param countsFrom null for always
     * @param closedBy null while the page is open
     */
    record ReaderRow(@Nullable Instant countsFrom, @Nullable UUID closedBy) {}

    /** What was written, encrypted; null where nothing was. */
    record Texts(byte[] reason, byte @Nullable [] outcome, byte @Nullable [] remark) {}
}
