package pk.gov.nsor.publicservice.disclosure.cases;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.WorkPlace;
import pk.gov.nsor.foundation.escalation.EscalationLevel;
import pk.gov.nsor.foundation.kernel.Day;

/** The table of requests. */
@Component
class RequestRepository {

    private static final String SELECT = "select * from disclosure.request";

    private final JdbcClient jdbc;
    private final Clock clock;

    RequestRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What is encrypted of a request; null where there is none. */
    record Sealed(byte @Nullable [] details, byte @Nullable [] remark, byte @Nullable [] answer) {}

    Optional<DisclosureRequest> find(UUID id) {
        return jdbc.sql(SELECT + " where id = ?")
                .param(id)
                .query(RequestRepository::request)
                .optional();
    }

    /** Holds the request's row until the transaction ends, so that one acts after the other. */
    Optional<DisclosureRequest> lock(UUID id) {
        return jdbc.sql(SELECT + " where id = ? for update")
                .param(id)
                .query(RequestRepository::request)
                .optional();
    }

    Sealed sealed(UUID id) {
        return jdbc.sql("select details, remark, answer from disclosure.request where id = ?")
                .param(id)
                .query((row, at) -> new Sealed(row.getBytes("details"), row.getBytes("remark"), row.getBytes("answer")))
                .single();
    }

    void insert(UUID id, UUID askedBy, WorkPlace place, String station, @Nullable String stationCode, byte[] details) {
        jdbc.sql("""
                        insert into disclosure.request
                            (id, asked_by, province_code, district_code, station, station_code, details, state, created_at)
                        values (?, ?, ?, ?, ?, ?, ?, 'DRAFT', ?)
                        """)
                .param(id)
                .param(askedBy)
                .param(place.province())
                .param(place.district())
                .param(station)
                .param(stationCode)
                .param(details)
                .param(now())
                .update();
    }

    void submit(UUID id, Instant now, Instant due) {
        jdbc.sql("update disclosure.request set state = 'WITH_PROSECUTOR', submitted_at = ?, due_at = ? where id = ?")
                .params(at(now), at(due), id)
                .update();
    }

    void takenByProsecutor(UUID id, UUID by) {
        jdbc.sql("update disclosure.request set prosecutor_id = ? where id = ?")
                .params(by, id)
                .update();
    }

    void takenByBureau(UUID id, UUID by) {
        jdbc.sql("update disclosure.request set decider_id = ? where id = ?")
                .params(by, id)
                .update();
    }

    void forward(UUID id) {
        jdbc.sql("update disclosure.request set state = 'WITH_BUREAU', forwarded_at = ? where id = ?")
                .params(now(), id)
                .update();
    }

    void refuse(UUID id, RequestRefusal reason, byte[] remark) {
        jdbc.sql("update disclosure.request set state = 'REFUSED', refusal = ?, remark = ?, ended_at = ? where id = ?")
                .params(reason.name(), remark, now(), id)
                .update();
    }

    void answer(UUID id, byte[] answer, byte @Nullable [] remark, Instant until) {
        jdbc.sql("""
                        update disclosure.request
                        set state = 'ANSWERED', answer = ?, remark = ?, answer_until = ?, ended_at = ? where id = ?
                        """)
                .param(answer)
                .param(remark)
                .param(at(until))
                .param(now())
                .param(id)
                .update();
    }

    /** What was asked is erased with it. */
    void withdraw(UUID id) {
        jdbc.sql("update disclosure.request set state = 'WITHDRAWN', details = null, ended_at = ? where id = ?")
                .params(now(), id)
                .update();
    }

    void filesDestroyed(UUID id) {
        jdbc.sql("update disclosure.request set files_destroyed_at = ? where id = ?")
                .params(now(), id)
                .update();
    }

    /** Those whose files are due to be destroyed: withdrawn, or decided at the moment or before it, held ones included. */
    List<UUID> withFilesOfBefore(Instant decided) {
        return jdbc.sql("""
                        select id from disclosure.request
                        where files_destroyed_at is null
                          and (state = 'WITHDRAWN' or (state in ('ANSWERED', 'REFUSED') and ended_at <= ?))
                        order by ended_at
                        """).param(at(decided)).query(UUID.class).list();
    }

    /** Drafts that were begun at the moment or before it. */
    List<UUID> draftsOfBefore(Instant begun) {
        return jdbc.sql("select id from disclosure.request where state = 'DRAFT' and created_at <= ? limit 500")
                .param(at(begun))
                .query(UUID.class)
                .list();
    }

    /** Those that wait for a prosecutor whose time is over. */
    List<UUID> overdue() {
        return jdbc.sql(
                        "select id from disclosure.request where state = 'WITH_PROSECUTOR' and due_at < ? order by due_at limit 500")
                .param(now())
                .query(UUID.class)
                .list();
    }

    EscalationLevel toldLevel(UUID id) {
        return EscalationLevel.valueOf(jdbc.sql("select escalated_to from disclosure.request where id = ?")
                .param(id)
                .query(String.class)
                .single());
    }

    void told(UUID id, EscalationLevel level) {
        jdbc.sql("update disclosure.request set escalated_to = ? where id = ?")
                .params(level.name(), id)
                .update();
    }

    static DisclosureRequest request(ResultSet row, int at) throws SQLException {
        String refusal = row.getString("refusal");
        return new DisclosureRequest(
                row.getObject("id", UUID.class),
                row.getLong("number"),
                row.getObject("asked_by", UUID.class),
                new WorkPlace(row.getString("province_code"), row.getString("district_code")),
                row.getString("station"),
                RequestState.valueOf(row.getString("state")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row, "submitted_at"),
                instant(row, "due_at"),
                row.getObject("prosecutor_id", UUID.class),
                instant(row, "forwarded_at"),
                row.getObject("decider_id", UUID.class),
                refusal == null ? null : RequestRefusal.valueOf(refusal),
                instant(row, "ended_at"),
                instant(row, "answer_until"),
                instant(row, "files_destroyed_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atZone(Day.ZONE).toOffsetDateTime();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
