package pk.gov.nsor.publicservice.disclosure.rights;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.audit.RecordKeys;
import pk.gov.nsor.foundation.database.RecordMapper;
import pk.gov.nsor.foundation.escalation.EscalationLevel;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.shell.list.ListSort;
import tools.jackson.databind.ObjectMapper;

/** Requests in the database; what was said, and why it was decided so, encrypted under a key of each one's own. */
@Component
class RightsRepository {

    private static final String SELECT = """
        select r.*, decided_by as decision_by, decided_at as decision_at from disclosure.right_request r""";

    private static final byte[] CLAIM = "disclosure/right-claim/1".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] REASON = "disclosure/right-reason/1".getBytes(StandardCharsets.US_ASCII);

    private final JdbcClient jdbc;
    private final RecordKeys keys;
    private final ObjectMapper json;
    private final Clock clock;
    private final RecordMapper<RightRequest> mapper;

    RightsRepository(JdbcClient jdbc, RecordKeys keys, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.json = json;
        this.clock = clock;
        this.mapper = RecordMapper.of(RightRequest.class)
                .with(
                        "claim",
                        row -> opened(row, "details", CLAIM)
                                .map(claim -> json.readValue(claim, Claim.class))
                                .orElse(null))
                .with(
                        "decision.reason",
                        row -> row.getBytes("reason") == null
                                ? null
                                : opened(row, "reason", REASON)
                                        .map(reason -> new String(reason, StandardCharsets.UTF_8))
                                        .orElse(""));
    }

    /** Empty where its key is destroyed. */
    private Optional<byte[]> opened(ResultSet row, String column, byte[] context) throws SQLException {
        byte[] sealed = row.getBytes(column);
        return keys.find(row.getObject("id", UUID.class)).map(key -> key.decrypt(sealed, context));
    }

    void insert(UUID id, RightKind kind, PersonId person, Claim claim, LocalDate dueOn, UUID by) {
        jdbc.sql("""
                        insert into disclosure.right_request (id, kind, person_id, details, asked_by, asked_at, due_on)
                        values (?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        id,
                        kind.name(),
                        person.value(),
                        keys.of(id).encrypt(json.writeValueAsBytes(claim), CLAIM),
                        by,
                        OffsetDateTime.now(clock),
                        dueOn)
                .update();
    }

    void decide(UUID id, RightState state, String reason, @Nullable Long putRightBy, UUID by) {
        jdbc.sql("""
                        update disclosure.right_request
                        set state = ?, reason = ?, put_right_by = ?, decided_by = ?, decided_at = ? where id = ?
                        """)
                .param(state.name())
                .param(keys.of(id).encrypt(reason.getBytes(StandardCharsets.UTF_8), REASON))
                .param(putRightBy)
                .param(by)
                .param(OffsetDateTime.now(clock))
                .param(id)
                .update();
    }

    Optional<RightRequest> find(UUID id) {
        return jdbc.sql(SELECT + " where id = ?").param(id).query(mapper).optional();
    }

    /** Holds it until the transaction ends, so that it is decided once. */
    Optional<RightRequest> lock(UUID id) {
        return jdbc.sql(SELECT + " where id = ? for update")
                .param(id)
                .query(mapper)
                .optional();
    }

    private static final Map<String, String> SORTED_BY =
            Map.of("number", "number", "kind", "kind", "state", "state", "asked", "asked_at", "due", "due_on");

    /** Those that are open, the one that is due first, first; or all, the latest first. */
    List<RightRequest> list(boolean all, @Nullable RightKind kind, ListSort sort, long offset, int limit) {
        return of(
                        all,
                        kind,
                        SELECT,
                        " order by " + sort.sql(SORTED_BY, all ? "number desc" : "due_on, number")
                                + " offset :offset limit :limit")
                .param("offset", offset)
                .param("limit", limit)
                .query(mapper)
                .list();
    }

    long count(boolean all, @Nullable RightKind kind) {
        return of(all, kind, "select count(*) from disclosure.right_request r", "")
                .query(Long.class)
                .single();
    }

    private StatementSpec of(boolean all, @Nullable RightKind kind, String select, String end) {
        return jdbc.sql(select + " where (:all or state = 'OPEN')"
                        + " and (cast(:kind as text) is null or kind = :kind)" + end)
                .param("all", all)
                .param("kind", kind == null ? null : kind.name());
    }

    /** Open ones whose last day is the day or an earlier one, the first due first. */
    List<RightRequest> openDueBy(LocalDate day, int limit) {
        return jdbc.sql(SELECT + " where state = 'OPEN' and due_on <= ?" + " order by due_on, number limit ?")
                .params(day, limit)
                .query(mapper)
                .list();
    }

    long countOpenDueBy(LocalDate day) {
        return jdbc.sql("select count(*) from disclosure.right_request where state = 'OPEN' and due_on <= ?")
                .param(day)
                .query(Long.class)
                .single();
    }

    /** Those of them that are not disclosed to everybody. */
    List<UUID> unnotified(LocalDate dueBy) {
        return jdbc.sql("select id from disclosure.right_request where state = 'OPEN' and due_on <= ?"
                        + " and escalated_to <> 'OVERSIGHT' order by due_on, number")
                .param(dueBy)
                .query(UUID.class)
                .list();
    }

    EscalationLevel toldLevel(UUID id) {
        return EscalationLevel.valueOf(jdbc.sql("select escalated_to from disclosure.right_request where id = ?")
                .param(id)
                .query(String.class)
                .single());
    }

    void told(UUID id, EscalationLevel level) {
        jdbc.sql("update disclosure.right_request set escalated_to = ? where id = ?")
                .params(level.name(), id)
                .update();
    }

    /** That the person was texted that it was taken. */
    void takenTexted(UUID id) {
        jdbc.sql("update disclosure.right_request set taken_texted = true where id = ?")
                .param(id)
                .update();
    }

    /** That the person was texted that it is decided. */
    void decidedTexted(UUID id) {
        jdbc.sql("update disclosure.right_request set decided_texted = true where id = ?")
                .param(id)
                .update();
    }

    /**
     * A line for each kind, of those that were decided from the day on.
     *
     * @param before the moment as of which they are, on that day or at its end
     */
    List<RightsEscalation.Figures> figures(
            OffsetDateTime before, LocalDate today, LocalDate risenBy, LocalDate decidedFrom) {
        return Arrays.stream(RightKind.values())
                .map(kind -> jdbc.sql("""
                                select cast(:kind as text) as kind, count(*) filter (where open) as open,
                                    count(*) filter (where open and due_on < :today) as late,
                                    count(*) filter (where open and due_on <= :risenBy) as risen,
                                    count(*) filter (where not open and decided_at >= :from) as answered,
                                    count(*) filter (where not open and decided_at >= :from
                                        and (decided_at at time zone 'Asia/Karachi')::date > due_on) as answered_late
                                from (
                                    select due_on, decided_at, decided_at is null or decided_at >= :before as open
                                    from disclosure.right_request where kind = :kind and asked_at < :before) asked
                                """)
                        .param("before", before)
                        .param("today", today)
                        .param("risenBy", risenBy)
                        .param("from", decidedFrom.atStartOfDay(Day.ZONE).toOffsetDateTime())
                        .param("kind", kind.name())
                        .query(RightsEscalation.Figures.class)
                        .single())
                .toList();
    }
}
