package pk.gov.nsor.accountability.emergencyaccess;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@code emergencyAccesses}. */
@Component
class EmergencyAccessRepository {

    private static final String SELECT = """
            select b.*, b.opened_at as broken_at, exists (select from emergencyaccess.reader r where r.closed_by = b.id) as closes_page from emergencyaccess.emergency_access b
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
                .query(ReaderRow.class)
                .optional();
    }

    long fruitless(UUID account, Instant from) {
        return jdbc.sql("""
                        select count(*) from emergencyaccess.emergency_access
                        where reader_id = ? and person_id is null and opened_at > ?
                        """).params(account, from).query(Long.class).single();
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
                .param("now", now)
                .param("aDayAgo", aDayAgo)
                .param("reader", account)
                .query(Counts.class)
                .single();
    }

    /** What the reader opened or tried since, of other numbers, the latest first. */
    List<UUID> ofOthers(UUID account, String number, Instant since) {
        return jdbc.sql("""
                        select id from emergencyaccess.emergency_access where reader_id = ? and number <> ? and opened_at > ?
                        order by opened_at desc, id
                        """).params(account, number, since).query(UUID.class).list();
    }

    void insert(EmergencyAccess emergencyAccess, byte[] reason) {
        jdbc.sql("""
                        insert into emergencyaccess.emergency_access
                            (id, reader_id, number, person_id, level, province_code, district_code, opened_at, ends_at,
                             reason, due_at, repeats)
                        values (:id, :reader, :number, :person, :level, :province, :district, :brokenAt, :endsAt,
                             :reason, :dueAt, :repeats)
                        """).paramSource(emergencyAccess).param("reason", reason).update();
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
                        .params(now, account, attempt)
                        .update()
                == 1;
    }

    void told(UUID id, byte[] outcome, Instant now, Instant due) {
        jdbc.sql("update emergencyaccess.emergency_access set outcome = ?, outcome_at = ?, due_at = ? where id = ?")
                .params(outcome, now, due, id)
                .update();
    }

    void decided(UUID id, EmergencyAccess.Decision decision, byte @Nullable [] remark, UUID by, Instant now) {
        jdbc.sql(
                        "update emergencyaccess.emergency_access set decision = ?, remark = ?, decided_by = ?, decided_at = ? where id = ?")
                .param(decision.name())
                .param(remark)
                .param(by)
                .param(now)
                .param(id)
                .update();
    }

    void settled(UUID id, UUID by, Instant now) {
        jdbc.sql("update emergencyaccess.emergency_access set settled_by = ?, settled_at = ? where id = ?")
                .params(by, now, id)
                .update();
    }

    Optional<EmergencyAccess> find(UUID id) {
        return jdbc.sql(SELECT + " where b.id = ?")
                .param(id)
                .query(EmergencyAccess.class)
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
                .query(Texts.class)
                .optional();
    }

    /** What somebody opened or tried, the latest first. */
    List<EmergencyAccess> of(UUID account, int limit) {
        return jdbc.sql(SELECT + " where b.reader_id = ? order by b.opened_at desc limit ?")
                .params(account, limit)
                .query(EmergencyAccess.class)
                .list();
    }

    /** What nobody has decided, and what has closed the page to somebody; the earliest first. */
    List<EmergencyAccess> open() {
        return jdbc.sql(SELECT + """
                         where b.decided_at is null or exists (select from emergencyaccess.reader r where r.closed_by = b.id)
                        order by b.opened_at
                        """).query(EmergencyAccess.class).list();
    }

    /** What was objected to, until it is settled; the earliest first. */
    List<EmergencyAccess> objected() {
        return jdbc.sql(SELECT + " where b.decision = 'OBJECTED' and b.settled_at is null order by b.decided_at")
                .query(EmergencyAccess.class)
                .list();
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
