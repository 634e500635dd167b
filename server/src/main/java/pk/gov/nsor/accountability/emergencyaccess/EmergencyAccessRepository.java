package pk.gov.nsor.accountability.emergencyaccess;

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
import pk.gov.nsor.foundation.escalation.EscalationLevel;

/** The rows of {@code emergencyAccesses}. */
@Component
class EmergencyAccessRepository {

    private static final String SELECT = """
            select b.*, exists (select from emergencyaccess.reader r where r.closed_by = b.id) as closes_page from emergencyaccess.emergency_access b
            """;

    private final JdbcClient jdbc;

    EmergencyAccessRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Holds the reader's row until the transaction ends, so that they open one record at a time. */
    ReaderRow lockReader(UUID account) {
        jdbc.sql("insert into emergencyaccess.reader (account_id) values (?) on conflict do nothing")
                .param(account)
                .update();
        return readerRow(account, " for update").orElseThrow();
    }

    /** As it is now, of whoever has opened none too. */
    ReaderRow reader(UUID account) {
        return readerRow(account, "").orElseGet(() -> new ReaderRow(null, null));
    }

    private Optional<ReaderRow> readerRow(UUID account, String lock) {
        return jdbc.sql("select counts_from, closed_by from emergencyaccess.reader where account_id = ?" + lock)
                .param(account)
                .query((row, at) -> new ReaderRow(instant(row, "counts_from"), row.getObject("closed_by", UUID.class)))
                .optional();
    }

    long fruitless(UUID account, Instant from) {
        return jdbc.sql("""
                        select count(*) from emergencyaccess.emergency_access
                        where reader_id = ? and person_id is null and opened_at > ?
                        """).params(account, at(from)).query(Long.class).single();
    }

    /** What counts against another one: under the reader's lock, so that nobody opens one meanwhile. */
    Counts counts(UUID account, Instant now, Instant aDayAgo) {
        return jdbc.sql("""
                        select count(*) filter (where ends_at > :now) as open,
                               count(*) filter (where opened_at > :aDayAgo) as tried,
                               count(*) filter (where ends_at <= :now and outcome_at is null and decision is null)
                                   as unanswered,
                               count(*) filter (where decision = 'OBJECTED' and settled_at is null) as objected
                        from emergencyaccess.emergency_access where reader_id = :reader
                        """)
                .param("now", at(now))
                .param("aDayAgo", at(aDayAgo))
                .param("reader", account)
                .query(Counts.class)
                .single();
    }

    /** What the reader opened or tried since, of other numbers, the latest first. */
    List<UUID> ofOthers(UUID account, String number, Instant since) {
        return jdbc.sql("""
                        select id from emergencyaccess.emergency_access where reader_id = ? and number <> ? and opened_at > ?
                        order by opened_at desc, id
                        """)
                .params(account, number, at(since))
                .query(UUID.class)
                .list();
    }

    void insert(EmergencyAccess emergencyAccess, byte[] reason) {
        jdbc.sql("""
                        insert into emergencyaccess.emergency_access
                            (id, reader_id, number, person_id, level, province_code, district_code, opened_at, ends_at,
                             reason, due_at, repeats)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(emergencyAccess.id())
                .param(emergencyAccess.reader())
                .param(emergencyAccess.number())
                .param(emergencyAccess.person())
                .param(emergencyAccess.level().name())
                .param(emergencyAccess.province())
                .param(emergencyAccess.district())
                .param(at(emergencyAccess.brokenAt()))
                .param(emergencyAccess.endsAt() == null ? null : at(emergencyAccess.endsAt()))
                .param(reason)
                .param(at(emergencyAccess.dueAt()))
                .param(emergencyAccess.repeats())
                .update();
    }

    void close(UUID account, UUID attempt) {
        jdbc.sql("update emergencyaccess.reader set closed_by = ? where account_id = ?")
                .params(attempt, account)
                .update();
    }

    /** @return whether it was closed since that try */
    boolean reopen(UUID account, UUID attempt, Instant now) {
        return jdbc.sql(
                                "update emergencyaccess.reader set closed_by = null, counts_from = ? where account_id = ? and closed_by = ?")
                        .params(at(now), account, attempt)
                        .update()
                == 1;
    }

    void told(UUID id, byte[] outcome, Instant now, Instant due) {
        jdbc.sql("update emergencyaccess.emergency_access set outcome = ?, outcome_at = ?, due_at = ? where id = ?")
                .params(outcome, at(now), at(due), id)
                .update();
    }

    void decided(UUID id, EmergencyAccess.Decision decision, byte @Nullable [] remark, UUID by, Instant now) {
        jdbc.sql(
                        "update emergencyaccess.emergency_access set decision = ?, remark = ?, decided_by = ?, decided_at = ? where id = ?")
                .param(decision.name())
                .param(remark)
                .param(by)
                .param(at(now))
                .param(id)
                .update();
    }

    void settled(UUID id, UUID by, Instant now) {
        jdbc.sql("update emergencyaccess.emergency_access set settled_by = ?, settled_at = ? where id = ?")
                .params(by, at(now), id)
                .update();
    }

    Optional<EmergencyAccess> find(UUID id) {
        return jdbc.sql(SELECT + " where b.id = ?")
                .param(id)
                .query(EmergencyAccessRepository::emergencyAccess)
                .optional();
    }

    /** As {@link #find}; nobody else decides or answers it until the transaction ends. */
    Optional<EmergencyAccess> lock(UUID id) {
        return jdbc.sql("select id from emergencyaccess.emergency_access where id = ? for update")
                .param(id)
                .query(UUID.class)
                .optional()
                // Read after the lock is held, so that what was done meanwhile is seen.
                .flatMap(this::find);
    }

    Optional<Texts> texts(UUID id) {
        return jdbc.sql("select reason, outcome, remark from emergencyaccess.emergency_access where id = ?")
                .param(id)
                .query((row, at) -> new Texts(row.getBytes("reason"), row.getBytes("outcome"), row.getBytes("remark")))
                .optional();
    }

    /** What somebody opened or tried, the latest first. */
    List<EmergencyAccess> of(UUID account, int limit) {
        return jdbc.sql(SELECT + " where b.reader_id = ? order by b.opened_at desc limit ?")
                .params(account, limit)
                .query(EmergencyAccessRepository::emergencyAccess)
                .list();
    }

    /** What nobody has decided, and what has closed the page to somebody; the earliest first. */
    List<EmergencyAccess> open() {
        return jdbc.sql(SELECT + """
                         where b.decided_at is null or exists (select from emergencyaccess.reader r where r.closed_by = b.id)
                        order by b.opened_at
                        """)
                .query(EmergencyAccessRepository::emergencyAccess)
                .list();
    }

    /** What was objected to, until it is settled; the earliest first. */
    List<EmergencyAccess> objected() {
        return jdbc.sql(SELECT + " where b.decision = 'OBJECTED' and b.settled_at is null order by b.decided_at")
                .query(EmergencyAccessRepository::emergencyAccess)
                .list();
    }

    private static EmergencyAccess emergencyAccess(ResultSet row, int at) throws SQLException {
        String decision = row.getString("decision");
        Instant brokenAt = instant(row, "opened_at");
        Instant dueAt = instant(row, "due_at");
        if (brokenAt == null || dueAt == null) {
            throw new SQLException("A emergencyAccess without its times");
        }
        return new EmergencyAccess(
                row.getObject("id", UUID.class),
                row.getObject("reader_id", UUID.class),
                row.getString("number"),
                row.getObject("person_id", UUID.class),
                EscalationLevel.valueOf(row.getString("level")),
                row.getString("province_code"),
                row.getString("district_code"),
                brokenAt,
                instant(row, "ends_at"),
                dueAt,
                instant(row, "outcome_at"),
                decision == null ? null : EmergencyAccess.Decision.valueOf(decision),
                row.getObject("decided_by", UUID.class),
                instant(row, "decided_at"),
                instant(row, "settled_at"),
                row.getObject("repeats", UUID.class),
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

    /**
     * Of one reader.
     *
     * @param open records that are open to them
     * @param tried numbers within a day, whatever they opened
     * @param unanswered records that are not open any more, of which nobody has said what came of it
     * @param objected those to which a supervisor objected, and that nobody of the nation has seen to
     */
    record Counts(int open, int tried, int unanswered, int objected) {}

    /** What was written, encrypted; null where nothing was. */
    record Texts(byte[] reason, byte @Nullable [] outcome, byte @Nullable [] remark) {}
}
