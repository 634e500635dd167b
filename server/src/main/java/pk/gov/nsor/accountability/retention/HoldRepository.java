package pk.gov.nsor.accountability.retention;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.approval.Approval;

/** The table of legal holds. */
@Component
class HoldRepository {

    private static final String HOLD = """
            select h.id, h.person_id, h.request_id, coalesce(p.serial, r.number) as number, h.cause, s.kind, s.until_day, a.display_name as asked_by, c.display_name as confirmed_by,
                   s.taken_at, (select count(*) from retention.hold_step o where o.hold_id = h.id) as steps
            from retention.hold h
            join lateral (select * from retention.hold_step o where o.hold_id = h.id order by o.id desc limit 1) s on true
            join access.account_view a on a.id = s.asked_by
            join access.account_view c on c.id = s.confirmed_by
            left join register.person_view p on p.id = h.person_id
            left join disclosure.request r on r.id = h.request_id
            """;

    private final JdbcClient jdbc;

    HoldRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those that last first, then the latest. */
    List<Hold> all(LocalDate today, int limit) {
        return jdbc.sql(HOLD
                        + " order by (s.kind <> 'RELEASED' and s.until_day >= ?) desc, s.taken_at desc, h.id limit ?")
                .params(today, limit)
                .query(Hold.class)
                .list();
    }

    List<Hold> of(Held held) {
        return jdbc.sql(HOLD + " where h.person_id = ? or h.request_id = ? order by s.taken_at desc")
                .param(held.person())
                .param(held.request())
                .query(Hold.class)
                .list();
    }

    /** Those that last on a day and end by another, the first to end first; of one of the two who placed them, or of all. */
    List<Hold> ending(LocalDate today, LocalDate by, @Nullable UUID account) {
        return jdbc.sql(HOLD + """
                         where s.kind <> 'RELEASED' and s.until_day between :today and :by
                          and (cast(:account as uuid) is null or exists (select from retention.hold_step p
                              where p.hold_id = h.id and p.kind = 'PLACED' and :account in (p.asked_by, p.confirmed_by)))
                        order by s.until_day, h.id limit 500
                        """)
                .param("today", today)
                .param("by", by)
                .param("account", account)
                .query(Hold.class)
                .list();
    }

    Optional<Hold> find(UUID id) {
        return jdbc.sql(HOLD + " where h.id = ?").param(id).query(Hold.class).optional();
    }

    /** A request that was sent, which nobody else than its officer knows of before. */
    record SentRequest(UUID id, long number, @Nullable OffsetDateTime filesDestroyedAt) {}

    Optional<SentRequest> request(UUID id) {
        return sent("id = ?", id);
    }

    Optional<SentRequest> requestWithNumber(long number) {
        return sent("number = ?", number);
    }

    /** Holds the request's row until the transaction ends, as the destruction of its files does. */
    @Transactional(propagation = Propagation.MANDATORY)
    Optional<SentRequest> lockRequest(UUID id) {
        return sent("id = ? for update", id);
    }

    private Optional<SentRequest> sent(String which, Object argument) {
        return jdbc.sql(
                        "select id, number, files_destroyed_at from disclosure.request where submitted_at is not null and "
                                + which)
                .param(argument)
                .query(SentRequest.class)
                .optional();
    }

    /** The last day of what holds either: a hold, or the asking for one. */
    Optional<LocalDate> heldUntil(Held held, LocalDate day) {
        return jdbc.sql("select retention.held_until(?, ?, ?)")
                .param(held.person())
                .param(held.request())
                .param(day)
                .query(LocalDate.class)
                .optional();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void insert(UUID id, Held held, HoldCause cause) {
        jdbc.sql("insert into retention.hold (id, person_id, request_id, cause) values (?, ?, ?, ?)")
                .param(id)
                .param(held.person())
                .param(held.request())
                .param(cause.name())
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void step(UUID hold, Hold.Step kind, LocalDate until, Approval approval, OffsetDateTime at) {
        jdbc.sql("""
                        insert into retention.hold_step
                            (hold_id, kind, until_day, proposal_id, asked_by, confirmed_by, taken_at)
                        values (?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        hold,
                        kind.name(),
                        until,
                        approval.proposal(),
                        approval.proposedBy(),
                        Objects.requireNonNull(approval.by().id()),
                        at)
                .update();
    }
}
