package pk.gov.nsor.notices;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pk.gov.nsor.audit.Actor;
import pk.gov.nsor.kernel.PersonId;
import tools.jackson.databind.ObjectMapper;

/** Reads and writes notices. Whoever writes has the transaction and the lock of the person's row. */
@Component
class NoticeTable {

    static final String LIVE = "state not in ('REFUSED', 'WITHDRAWN')";

    private static final String SELECT = """
            select id, receipt, person_id, kind, particulars, announced_on, how, station_code, state, last_day, is_late,
                   rule_key, rule_version, departed_on, returned_on, applied_as
            from notices.notice
            """;

    private final JdbcClient jdbc;
    private final NoticeSeal keys;
    private final ObjectMapper json;
    private final Clock clock;

    NoticeTable(JdbcClient jdbc, NoticeSeal keys, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.json = json;
        this.clock = clock;
    }

    Optional<Notice> find(UUID id) {
        return jdbc.sql(SELECT + " where id = ?")
                .param(id)
                .query((row, number) -> notice(row))
                .optional();
    }

    /** The latest first. */
    List<Notice> of(PersonId person) {
        return jdbc.sql(SELECT + " where person_id = ? order by receipt desc")
                .param(person.value())
                .query((row, number) -> notice(row))
                .list();
    }

    /** Those that count, of one kind. */
    List<Notice> live(PersonId person, NoticeKind kind) {
        return jdbc.sql(SELECT + " where person_id = ? and kind = ? and " + LIVE + " order by happens_on, receipt")
                .params(person.value(), kind.name())
                .query((row, number) -> notice(row))
                .list();
    }

    /** Journeys abroad that count and have not ended, of people on the register, after a receipt's number. */
    List<Notice> journeys(long after, int most, LocalDate today) {
        return jdbc.sql(SELECT + " n where kind = 'TRAVEL_ABROAD' and returned_on is null and " + LIVE + """
                         and receipt > ?
                         and exists (select from registration.standing s where s.person_id = n.person_id
                             and s.first_day <= ? and (s.last_day is null or s.last_day >= ?))
                        order by receipt limit ?
                        """)
                .params(after, today, today, most)
                .query((row, number) -> notice(row))
                .list();
    }

    /** Whose notices time alone has something for. */
    List<PersonId> due(LocalDate today, int most) {
        return jdbc
                .sql("select distinct person_id from notices.notice where review_on <= ? limit ?")
                .params(today, most)
                .query(UUID.class)
                .list()
                .stream()
                .map(PersonId::new)
                .toList();
    }

    void insert(PersonId person, NewNotice notice, Lateness lateness, Actor actor) {
        Particulars particulars = notice.particulars();
        jdbc.sql("""
                        insert into notices.notice
                            (id, person_id, kind, happens_on, until_on, district_code, particulars, announced_on, how,
                             station_code, state, last_day, is_late, rule_key, rule_version, recorded_at, recorded_by)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(notice.id())
                .param(person.value())
                .param(particulars.kind().name())
                .param(particulars.on())
                .param(particulars.until())
                .param(particulars.district())
                .param(keys.encrypt(person, context(notice.id()), json.writeValueAsString(particulars)))
                .param(notice.announcedOn())
                .param(notice.how().name())
                .param(notice.station())
                .param(notice.how().first().name())
                .param(lateness.lastDay())
                .param(lateness.isLate())
                .param(lateness.ruleKey())
                .param(lateness.ruleVersion())
                .param(OffsetDateTime.now(clock))
                .param(actor.id())
                .update();
        addStep(notice.id(), notice.how().first(), null, "", actor);
    }

    void become(UUID id, NoticeState state, @Nullable Evidence evidence, String reason, Actor actor) {
        jdbc.sql("update notices.notice set state = ? where id = ?")
                .params(state.name(), id)
                .update();
        addStep(id, state, evidence, reason, actor);
    }

    void applied(UUID id, @Nullable Long as) {
        jdbc.sql("update notices.notice set applied_as = ? where id = ?")
                .param(as)
                .param(id)
                .update();
    }

    void crossed(UUID id, @Nullable LocalDate departedOn, @Nullable LocalDate returnedOn) {
        jdbc.sql("update notices.notice set departed_on = ?, returned_on = ? where id = ?")
                .param(departedOn)
                .param(returnedOn)
                .param(id)
                .update();
    }

    void reviewed(UUID id, Lateness lateness, @Nullable LocalDate reviewOn) {
        jdbc.sql("""
                        update notices.notice
                        set last_day = ?, is_late = ?, rule_key = ?, rule_version = ?, review_on = ? where id = ?
                        """)
                .param(lateness.lastDay())
                .param(lateness.isLate())
                .param(lateness.ruleKey())
                .param(lateness.ruleVersion())
                .param(reviewOn)
                .param(id)
                .update();
    }

    private void addStep(UUID id, NoticeState state, @Nullable Evidence evidence, String reason, Actor actor) {
        jdbc.sql("""
                        insert into notices.step (notice_id, state, evidence, reason, happened_at, taken_by)
                        values (?, ?, ?, ?, ?, ?)
                        """)
                .param(id)
                .param(state.name())
                .param(evidence == null ? null : evidence.name())
                .param(reason)
                .param(OffsetDateTime.now(clock))
                .param(actor.id())
                .update();
    }

    private List<Notice.Step> steps(UUID id) {
        return jdbc.sql("""
                        select state, evidence, reason, happened_at, taken_by from notices.step
                        where notice_id = ? order by id
                        """)
                .param(id)
                .query((row, number) -> new Notice.Step(
                        NoticeState.valueOf(row.getString("state")),
                        row.getString("evidence") == null ? null : Evidence.valueOf(row.getString("evidence")),
                        row.getString("reason"),
                        row.getObject("happened_at", OffsetDateTime.class),
                        row.getObject("taken_by", UUID.class)))
                .list();
    }

    private Notice notice(ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        PersonId person = new PersonId(row.getObject("person_id", UUID.class));
        NoticeKind kind = NoticeKind.valueOf(row.getString("kind"));
        return new Notice(
                id,
                row.getLong("receipt"),
                person,
                json.readValue(keys.decrypt(person, context(id), row.getBytes("particulars")), kind.form()),
                row.getObject("announced_on", LocalDate.class),
                How.valueOf(row.getString("how")),
                row.getString("station_code"),
                NoticeState.valueOf(row.getString("state")),
                new Lateness(
                        row.getObject("last_day", LocalDate.class),
                        row.getBoolean("is_late"),
                        row.getString("rule_key"),
                        row.getInt("rule_version")),
                row.getObject("departed_on", LocalDate.class),
                row.getObject("returned_on", LocalDate.class),
                row.getObject("applied_as", Long.class),
                steps(id));
    }

    private static String context(UUID id) {
        return "particulars/" + id;
    }
}
