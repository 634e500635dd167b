package pk.gov.nsor.policing.notices;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.RecordKeys;
import pk.gov.nsor.foundation.database.RecordMapper;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.policing.notices.crossing.CrossingRepository;
import pk.gov.nsor.policing.notices.observation.Reports;
import pk.gov.nsor.policing.notices.review.Lateness;
import tools.jackson.databind.ObjectMapper;

/** Reads and writes notices. Writing needs the lock of the person's row. */
@Component
public class NoticeRepository {

    static final String LIVE = "state not in ('REFUSED', 'WITHDRAWN')";

    private static final String COLUMNS = """
            select id, receipt, person_id, kind, particulars, announced_on, how, station_code, state, last_day, is_late,
                   rule_key, rule_version, departed_on, returned_on, applied_as,
                   (select json_agg(json_build_object('state', s.state, 'evidence', s.evidence, 'reason', s.reason,
                               'at', s.happened_at, 'by', s.taken_by) order by s.id)
                    from notices.step s where s.notice_id = n.id) as steps,
            """ + RecordKeys.column("n.person_id");

    private static final String FROM = " from notices.notice n";

    private static final String SELECT = COLUMNS + FROM;

    /** The receipt of another notice that counts and is about the same day. */
    private static final String OTHER = """
            (select o.receipt from notices.notice o
             where o.person_id = n.person_id and o.kind = n.kind and o.state not in ('REFUSED', 'WITHDRAWN')
               and o.happens_on = n.happens_on and o.id <> n.id order by o.receipt limit 1) as other
            """;

    private final JdbcClient jdbc;
    private final NoticeSeal keys;
    private final ObjectMapper json;
    private final Clock clock;
    private final RecordMapper<Notice> mapper;

    NoticeRepository(JdbcClient jdbc, NoticeSeal keys, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.json = json;
        this.clock = clock;
        this.mapper = RecordMapper.of(Notice.class).with("particulars", this::particulars);
    }

    public Optional<Notice> find(UUID id) {
        return jdbc.sql(SELECT + " where id = ?").param(id).query(mapper).optional();
    }

    /** Of the person; what is another's is not read, which would take longer. */
    public Optional<Notice> find(PersonId person, UUID id) {
        return jdbc.sql(SELECT + " where id = ? and person_id = ?")
                .params(id, person.value())
                .query(mapper)
                .optional();
    }

    /** The latest first. */
    public List<Notice> of(PersonId person) {
        return jdbc.sql(SELECT + " where person_id = ? order by receipt desc")
                .param(person.value())
                .query(mapper)
                .list();
    }

    /** Those of one kind, the latest first. */
    public List<Notice> of(PersonId person, NoticeKind kind) {
        return jdbc.sql(SELECT + " where person_id = ? and kind = ? order by receipt desc")
                .params(person.value(), kind.name())
                .query(mapper)
                .list();
    }

    /**
     * A notice, and what else its decision needs.
     *
     * @param other the receipt of another notice that counts and is about the same day; null where there is none
     */
    record Undecided(Notice notice, @Nullable Long other) {}

    /** Of the person, whose row is locked. */
    Optional<Undecided> undecided(PersonId person, UUID id) {
        return jdbc.sql(COLUMNS + ", " + OTHER + ", " + Reports.COLUMN + FROM + " where id = ? and person_id = ?")
                .params(id, person.value())
                .query((row, number) -> {
                    Reports.take(person, row);
                    return new Undecided(mapper.mapRow(row, number), row.getObject("other", Long.class));
                })
                .optional();
    }

    /** The one with this identifier, whosesoever it is, and the person's that count, of one kind. */
    List<Notice> sameOrLive(UUID id, PersonId person, NoticeKind kind) {
        return jdbc.sql(SELECT + " where id = ? or (person_id = ? and kind = ? and " + LIVE
                        + ") order by happens_on, receipt")
                .params(id, person.value(), kind.name())
                .query(mapper)
                .list();
    }

    /** Those that count, of one kind; also those that were taken under records that are joined with this one. */
    public List<Notice> live(PersonId person, NoticeKind kind) {
        return jdbc.sql(SELECT + " where person_id = " + CrossingRepository.OF_JOINED + " and kind = :kind and " + LIVE
                        + " order by happens_on, receipt")
                .param("person", person.value())
                .param("kind", kind.name())
                .query(mapper)
                .list();
    }

    /** Journeys abroad that count and have not ended, of people on the register, after a receipt's number. */
    public List<Notice> journeys(long after, int most, LocalDate today) {
        return jdbc.sql(SELECT + " where kind = 'TRAVEL_ABROAD' and returned_on is null and " + LIVE + """
                         and receipt > ?
                         and exists (select from registration.standing_view s where s.person_id = n.person_id
                             and s.first_day <= ? and (s.last_day is null or s.last_day >= ?))
                        order by receipt limit ?
                        """)
                .params(after, today, today, most)
                .query(mapper)
                .list();
    }

    /**
     * Whose notices time alone has something for.
     *
     * @param without who is left out
     */
    public List<PersonId> due(LocalDate today, Set<UUID> without, int most) {
        return jdbc.sql("""
                        select distinct person_id from notices.notice where review_on <= ? and person_id <> all (?) limit ?
                        """)
                .params(today, without.toArray(UUID[]::new), most)
                .query(PersonId.class)
                .list();
    }

    /** Keeps a notice that is new; the draft that it was is gone with it. */
    @Transactional(propagation = Propagation.MANDATORY)
    Notice insert(PersonId person, NewNotice notice, Lateness lateness, Actor actor) {
        Particulars particulars = notice.particulars();
        Notice.Step first = new Notice.Step(notice.how().first(), null, "", now(), account(actor));
        long receipt = jdbc.sql("""
                        with taken as (
                            insert into notices.notice
                                (id, person_id, kind, happens_on, until_on, district_code, particulars, announced_on, how,
                                 station_code, state, last_day, is_late, rule_key, rule_version, recorded_at, recorded_by)
                            values (:id, :person, :kind, :on, :until, :district, :particulars, :announcedOn, :how,
                                 :station, :state, :lastDay, :isLate, :ruleKey, :ruleVersion, :at, :by)
                            returning receipt, person_id),
                        step as (
                            insert into notices.step (notice_id, state, reason, happened_at, taken_by)
                            values (:id, :state, '', :at, :by)),
                        draft as (
                            delete from notices.draft where id = :id and person_id = :person and account_id = :by)
                        select receipt, %s from taken n
                        """.formatted(Reports.COLUMN))
                .param("id", notice.id())
                .param("person", person.value())
                .param("kind", particulars.kind().name())
                .param("on", particulars.on())
                .param("until", particulars.until(), Types.DATE)
                .param("district", particulars.district(), Types.VARCHAR)
                .param("particulars", keys.encrypt(person, context(notice.id()), json.writeValueAsString(particulars)))
                .param("announcedOn", notice.announcedOn())
                .param("how", notice.how().name())
                .param("station", notice.station(), Types.VARCHAR)
                .param("state", first.state().name())
                .param("lastDay", lateness.lastDay(), Types.DATE)
                .param("isLate", lateness.isLate())
                .param("ruleKey", lateness.ruleKey())
                .param("ruleVersion", lateness.ruleVersion())
                .param("at", first.at())
                .param("by", first.by())
                .query((row, number) -> {
                    Reports.take(person, row);
                    return row.getLong("receipt");
                })
                .single();
        return new Notice(
                notice.id(),
                receipt,
                person,
                particulars,
                notice.announcedOn(),
                notice.how(),
                notice.station(),
                first.state(),
                lateness,
                null,
                null,
                null,
                List.of(first));
    }

    /**
     * Keeps that a notice has come into another state.
     *
     * @param appliedAs see {@link Notice#appliedAs()}
     * @return as it stands then
     */
    @Transactional(propagation = Propagation.MANDATORY)
    Notice become(
            Notice notice,
            NoticeState state,
            @Nullable Long appliedAs,
            @Nullable Evidence evidence,
            String reason,
            Actor actor) {
        Notice.Step step = new Notice.Step(state, evidence, reason, now(), account(actor));
        jdbc.sql("""
                        with step as (
                            insert into notices.step (notice_id, state, evidence, reason, happened_at, taken_by)
                            values (:id, :state, :evidence, :reason, :at, :by))
                        update notices.notice set state = :state, applied_as = :appliedAs where id = :id
                        """)
                .param("id", notice.id())
                .param("state", state.name())
                .param("evidence", evidence, Types.VARCHAR)
                .param("reason", reason)
                .param("at", step.at())
                .param("by", step.by())
                .param("appliedAs", appliedAs, Types.BIGINT)
                .update();
        return notice.after(step, appliedAs);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void crossed(UUID id, @Nullable LocalDate departedOn, @Nullable LocalDate returnedOn) {
        jdbc.sql("update notices.notice set departed_on = ?, returned_on = ? where id = ?")
                .param(departedOn)
                .param(returnedOn)
                .param(id)
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void reviewed(UUID id, Lateness lateness, @Nullable LocalDate reviewOn) {
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

    private Particulars particulars(ResultSet row) throws SQLException {
        PersonId person = new PersonId(row.getObject("person_id", UUID.class));
        keys.take(person, row);
        return json.readValue(
                keys.decrypt(person, context(row.getObject("id", UUID.class)), row.getBytes("particulars")),
                NoticeKind.valueOf(row.getString("kind")).form());
    }

    /** Only people and systems with an account take notices. */
    static UUID account(Actor actor) {
        return Objects.requireNonNull(actor.id(), "No account takes this notice");
    }

    /** As exact as the database keeps it. */
    private OffsetDateTime now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }

    private static String context(UUID id) {
        return "particulars/" + id;
    }
}
