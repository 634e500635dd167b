package pk.gov.nsor.publicservice.disclosure.cases;

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
                .query(DisclosureRequest.class)
                .optional();
    }

    /** Holds the request's row until the transaction ends, so that one acts after the other. */
    Optional<DisclosureRequest> lock(UUID id) {
        return jdbc.sql(SELECT + " where id = ? for update")
                .param(id)
                .query(DisclosureRequest.class)
                .optional();
    }

    Sealed sealed(UUID id) {
        return jdbc.sql("select details, remark, answer from disclosure.request where id = ?")
                .param(id)
                .query(Sealed.class)
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
                .params(now, due, id)
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
                .param(until)
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
                        """).param(decided).query(UUID.class).list();
    }

    /** Drafts that were begun at the moment or before it. */
    List<UUID> draftsOfBefore(Instant begun) {
        return jdbc.sql("select id from disclosure.request where state = 'DRAFT' and created_at <= ? limit 500")
                .param(begun)
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

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
