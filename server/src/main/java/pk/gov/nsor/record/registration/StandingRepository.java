package pk.gov.nsor.record.registration;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.record.register.OfPeople;
import pk.gov.nsor.record.register.PersonRange;
import pk.gov.nsor.record.register.RowsByPerson;
import pk.gov.nsor.record.registration.StandingChange.Cause;
import tools.jackson.databind.ObjectMapper;

/** The table of standings. A change needs the lock of the person's row. */
@Component
public class StandingRepository {

    /**
     * No record is sealed by one person alone: while the removal waits for a second person, the record stays open.
     */
    private static final String NOTHING_WAITS = " and not exists (select from registration.removal waiting"
            + " where waiting.person_id = %s.person_id and waiting.state = 'WAITING')";

    /** As {@link Standings#isSealed}, for the row {@code sealed} on {@code :readableToday}. */
    static final String SEALED = "sealed.was_registrable and (sealed.first_day is null"
            + " or :readableToday not between sealed.first_day and coalesce(sealed.last_day, date 'infinity'))"
            + NOTHING_WAITS.formatted("sealed");

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final TermsReader terms;

    StandingRepository(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
        this.terms = new TermsReader(json);
    }

    Optional<Standing> of(PersonId person) {
        return Optional.ofNullable(of(List.of(person)).get(person));
    }

    /** For several people; those for whom nothing was ever derived are left out. */
    Map<PersonId, Standing> of(Collection<PersonId> people) {
        return jdbc
                .sql("""
                        select person_id, as_of, first_day, last_day, life, was_registrable, juvenile, in_custody,
                               next_verification_on, terms, law_version
                        from registration.standing where
                        """ + OfPeople.condition("person_id", people))
                .param(OfPeople.parameter(people))
                .query((row, number) -> Map.entry(new PersonId(row.getObject("person_id", UUID.class)), standing(row)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** As in {@link Standing#on}, without reading the reasons, since it is queried before each view of a record. */
    boolean isSealed(PersonId person, LocalDate day) {
        return jdbc.sql("""
                        select exists (select from registration.standing
                            where person_id = :person and was_registrable
                              and (first_day is null or first_day > :day or last_day < :day)
                        """ + NOTHING_WAITS.formatted("standing") + ")")
                .param("person", person.value())
                .param("day", day)
                .query(Boolean.class)
                .single();
    }

    /** For everybody in a range. */
    public RowsByPerson<Standing> inOrder(Connection connection, PersonRange range) {
        return RowsByPerson.read(connection, range, """
                select person_id, as_of, first_day, last_day, life, was_registrable, juvenile, in_custody,
                       next_verification_on, terms, law_version
                from registration.standing where person_id between ? and ? order by person_id
                """, this::standing);
    }

    /**
     * Stores it and replaces the one before.
     *
     * @param unconfirmed whether the person is on the register and the identity waits for a second person
     * @param withoutCnic whether the person is on the register and has no CNIC at all
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void store(PersonId person, Standing standing, boolean unconfirmed, boolean withoutCnic, OffsetDateTime at) {
        jdbc.sql("""
                        insert into registration.standing
                            (person_id, as_of, first_day, last_day, life, was_registrable, juvenile, in_custody,
                             next_verification_on, terms, law_version, derived_at, identity_unconfirmed,
                             without_cnic)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?)
                        on conflict (person_id) do update set
                            as_of = excluded.as_of, first_day = excluded.first_day, last_day = excluded.last_day,
                            life = excluded.life, was_registrable = excluded.was_registrable,
                            juvenile = excluded.juvenile, in_custody = excluded.in_custody,
                            next_verification_on = excluded.next_verification_on, terms = excluded.terms,
                            law_version = excluded.law_version, derived_at = excluded.derived_at,
                            identity_unconfirmed = excluded.identity_unconfirmed,
                            without_cnic = excluded.without_cnic
                        """)
                .param(person.value())
                .param(standing.asOf())
                .param(standing.firstDay())
                .param(standing.lastDay())
                .param(standing.life())
                .param(standing.wasRegistrable())
                .param(standing.juvenile())
                .param(standing.inCustody())
                .param(standing.nextVerificationOn())
                .param(json.writeValueAsString(standing.terms()))
                .param(standing.lawVersion())
                .param(at)
                .param(unconfirmed)
                .param(withoutCnic)
                .update();
    }

    /** Keeps the earlier standing, for the history of the record. */
    @Transactional(propagation = Propagation.MANDATORY)
    void changed(PersonId person, StandingChange change) {
        Standing before = change.before();
        Cause cause = change.cause();
        jdbc.sql("""
                        insert into registration.standing_change
                            (person_id, changed_at, before, after, cause, journal_id)
                        values (?, ?, ?::jsonb, ?::jsonb, ?, ?)
                        """)
                .param(person.value())
                .param(change.changedAt())
                .param(before == null ? null : json.writeValueAsString(before))
                .param(json.writeValueAsString(change.after()))
                .param(cause == null ? null : cause.name())
                .param(change.line())
                .update();
    }

    /** The changes of a person's standing, the latest first. */
    List<StandingChange> changes(PersonId person) {
        return jdbc.sql("""
                        select changed_at, before, after, cause, journal_id from registration.standing_change
                        where person_id = ? order by id desc
                        """)
                .param(person.value())
                .query((row, number) -> new StandingChange(
                        row.getObject("changed_at", OffsetDateTime.class),
                        row.getString("before") == null ? null : read(row.getString("before")),
                        read(row.getString("after")),
                        row.getString("cause") == null ? null : Cause.valueOf(row.getString("cause")),
                        row.getObject("journal_id", Long.class)))
                .list();
    }

    public Standing read(String written) {
        return json.readValue(written, Standing.class);
    }

    public String written(Standing standing) {
        return json.writeValueAsString(standing);
    }

    private Standing standing(ResultSet row) throws SQLException {
        return new Standing(
                row.getObject("as_of", LocalDate.class),
                row.getObject("first_day", LocalDate.class),
                row.getObject("last_day", LocalDate.class),
                row.getBoolean("life"),
                row.getBoolean("was_registrable"),
                row.getBoolean("juvenile"),
                row.getBoolean("in_custody"),
                row.getObject("next_verification_on", LocalDate.class),
                terms.read(row.getString("terms")),
                row.getString("law_version"));
    }
}
