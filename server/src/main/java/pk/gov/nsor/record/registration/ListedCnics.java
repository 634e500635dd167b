package pk.gov.nsor.record.registration;

import java.sql.Connection;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.record.register.CnicOfPerson;
import pk.gov.nsor.record.register.Person;
import pk.gov.nsor.record.register.PersonRange;
import pk.gov.nsor.record.register.RowsByPerson;
import pk.gov.nsor.record.registration.StandingDerivation.Told;

/**
 * The confirmed CNICs of people on the register, with the days on which they are on it. The public's questions are
 * answered from this list.
 */
@Component
public class ListedCnics {

    /** The most entries that {@link #on} returns. */
    public static final int MOST_AT_ONCE = 50_000;

    private final JdbcClient jdbc;

    public ListedCnics(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The CNICs among these that are, on the day, confirmed as those of people on the register. One query for all.
     * Which of it may be disclosed, and to whom, is not decided here.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<ListedCnic> listed(Collection<Cnic> cnics, LocalDate day) {
        Long[] numbers = cnics.stream().map(Cnic::number).toArray(Long[]::new);
        return jdbc.sql("""
                        select cnic, juvenile, death_reported or exists (
                            select from registration.withheld w where w.person_id = l.person_id
                                and w.first_day <= ? and (w.last_day is null or w.last_day >= ?)) as withheld
                        from registration.listed_cnic l
                        where cnic = any (?) and first_day <= ? and (last_day is null or last_day >= ?)
                        """)
                .params(day, day, numbers, day, day)
                .query((row, number) -> new ListedCnic(
                        new Cnic(row.getLong("cnic")), row.getBoolean("juvenile"), row.getBoolean("withheld")))
                .list();
    }

    /**
     * All confirmed CNICs of people on the register on the day, whatever may be disclosed about them, in the order of
     * the numbers.
     *
     * @param after the last number of those before; 0 for the first
     * @param limit 1 to {@value #MOST_AT_ONCE}
     */
    @Transactional(readOnly = true)
    public List<Listed> on(LocalDate day, long after, int limit) {
        return jdbc.sql("""
                        select cnic, person_id from registration.listed_cnic
                        where cnic > ? and first_day <= ? and (last_day is null or last_day >= ?) order by cnic limit ?
                        """)
                .params(after, day, day, Math.min(limit, MOST_AT_ONCE))
                .query((row, number) ->
                        new Listed(new Cnic(row.getLong("cnic")), new PersonId(row.getObject("person_id", UUID.class))))
                .list();
    }

    /**
     * How many confirmed CNICs belong, on the day, to people whom the public may learn of: not juvenile throughout,
     * not withheld, and without a reported death.
     */
    @Transactional(readOnly = true)
    public long countReleasable(LocalDate day) {
        return jdbc.sql("""
                        select count(*) from registration.listed_cnic l
                        where not juvenile and not death_reported and first_day <= ? and (last_day is null or last_day >= ?)
                            and not exists (
                                select from registration.withheld w where w.person_id = l.person_id
                                    and w.first_day <= ? and (w.last_day is null or w.last_day >= ?))
                        """).params(day, day, day, day).query(Long.class).single();
    }

    /**
     * A CNIC of somebody on the register.
     *
     * @param juvenile whether every offence that runs was committed under 18
     * @param withheld whether a conviction that runs is not for public release, by a court's order, or a death is reported
     */
    public record ListedCnic(Cnic cnic, boolean juvenile, boolean withheld) {}

    /** A CNIC and its holder. */
    public record Listed(Cnic cnic, PersonId person) {}

    /** A row of the list. */
    public record Row(
            Cnic cnic, LocalDate first, @Nullable LocalDate last, boolean juvenile, boolean isDeathReported) {}

    /** The entries to be listed for everybody in a range. */
    public static RowsByPerson<Row> inOrder(Connection connection, PersonRange range) {
        return RowsByPerson.read(
                connection,
                range,
                """
                select person_id, cnic, first_day, last_day, juvenile, death_reported from registration.listed_cnic
                where person_id between ? and ? order by person_id
                """,
                row -> new Row(
                        new Cnic(row.getLong("cnic")),
                        row.getObject("first_day", LocalDate.class),
                        row.getObject("last_day", LocalDate.class),
                        row.getBoolean("juvenile"),
                        row.getBoolean("death_reported")));
    }

    /** The entries listed for one person. */
    static List<Row> of(JdbcClient jdbc, PersonId person) {
        return jdbc.sql("select cnic, first_day, last_day, juvenile, death_reported from registration.listed_cnic"
                        + " where person_id = ?")
                .param(person.value())
                .query((row, number) -> new Row(
                        new Cnic(row.getLong("cnic")),
                        row.getObject("first_day", LocalDate.class),
                        row.getObject("last_day", LocalDate.class),
                        row.getBoolean("juvenile"),
                        row.getBoolean("death_reported")))
                .list();
    }

    /** The entries to be listed for somebody with this standing. */
    public static Set<Row> rows(Collection<Cnic> confirmed, Standing standing, boolean isDeathReported) {
        LocalDate first = standing.firstDay();
        if (first == null) {
            return Set.of();
        }
        Told told = StandingDerivation.told(standing);
        Set<Row> rows = HashSet.newHashSet(confirmed.size());
        for (Cnic cnic : confirmed) {
            rows.add(new Row(
                    cnic,
                    told == null ? first : told.first(),
                    told == null ? standing.lastDay() : told.last(),
                    standing.juvenile(),
                    isDeathReported));
        }
        return rows;
    }

    /** Lists none of a person: of a record that is joined with another, which has its CNICs. */
    void none(PersonId person) {
        jdbc.sql("delete from registration.listed_cnic where person_id = ?")
                .param(person.value())
                .update();
    }

    /** Lists a person's confirmed CNICs anew. The caller holds the lock of the person's row. */
    void list(Person person, Standing standing, boolean isDeathReported) {
        none(person.id());
        Set<Cnic> confirmed = person.cnics().stream()
                .filter(cnic -> cnic.status() == CnicOfPerson.Status.CONFIRMED)
                .map(CnicOfPerson::cnic)
                .collect(Collectors.toSet());
        for (Row row : rows(confirmed, standing, isDeathReported)) {
            jdbc.sql("""
                            insert into registration.listed_cnic
                                (cnic, person_id, first_day, last_day, juvenile, death_reported)
                            values (?, ?, ?, ?, ?, ?)
                            """)
                    .param(row.cnic().number())
                    .param(person.id().value())
                    .param(row.first())
                    .param(row.last())
                    .param(row.juvenile())
                    .param(row.isDeathReported())
                    .update();
        }
    }
}
