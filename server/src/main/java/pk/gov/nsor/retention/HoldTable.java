package pk.gov.nsor.retention;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pk.gov.nsor.approval.Approval;

/** The table of legal holds. Whoever calls has the transaction. */
@Component
class HoldTable {

    private static final String HOLD = """
            select h.id, h.person_id, p.serial, h.cause, s.kind, s.until_day, a.display_name as asked, c.display_name as confirmed,
                   s.taken_at, (select count(*) from retention.hold_step o where o.hold_id = h.id) as steps
            from retention.hold h
            join lateral (select * from retention.hold_step o where o.hold_id = h.id order by o.id desc limit 1) s on true
            join access.account a on a.id = s.asked_by
            join access.account c on c.id = s.confirmed_by
            left join register.person p on p.id = h.person_id
            """;

    private final JdbcClient jdbc;

    HoldTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those that last first, then the latest. */
    List<Hold> all(LocalDate today, int limit) {
        return jdbc.sql(HOLD
                        + " order by (s.kind <> 'RELEASED' and s.until_day >= ?) desc, s.taken_at desc, h.id limit ?")
                .params(today, limit)
                .query(HoldTable::hold)
                .list();
    }

    List<Hold> of(UUID person) {
        return jdbc.sql(HOLD + " where h.person_id = ? order by s.taken_at desc")
                .param(person)
                .query(HoldTable::hold)
                .list();
    }

    Optional<Hold> find(UUID id) {
        return jdbc.sql(HOLD + " where h.id = ?")
                .param(id)
                .query(HoldTable::hold)
                .optional();
    }

    void insert(UUID id, UUID person, HoldCause cause) {
        jdbc.sql("insert into retention.hold (id, person_id, cause) values (?, ?, ?)")
                .params(id, person, cause.name())
                .update();
    }

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

    private static Hold hold(ResultSet row, int number) throws SQLException {
        return new Hold(
                row.getObject("id", UUID.class),
                row.getObject("person_id", UUID.class),
                row.getObject("serial", Integer.class),
                HoldCause.valueOf(row.getString("cause")),
                Hold.Step.valueOf(row.getString("kind")),
                row.getObject("until_day", LocalDate.class),
                row.getString("asked"),
                row.getString("confirmed"),
                row.getObject("taken_at", OffsetDateTime.class),
                row.getInt("steps"));
    }
}
