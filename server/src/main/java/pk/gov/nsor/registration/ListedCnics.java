package pk.gov.nsor.registration;

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
import pk.gov.nsor.kernel.Cnic;
import pk.gov.nsor.kernel.PersonId;
import pk.gov.nsor.register.CnicOfPerson;
import pk.gov.nsor.register.Person;
import pk.gov.nsor.register.PersonRange;
import pk.gov.nsor.register.RowsByPerson;
import pk.gov.nsor.registration.StandingDerivation.Told;

/** The confirmed CNICs of people on the register, with the days on which they are: what the public's question looks up. */
@Component
public class ListedCnics {

    /** How many {@link #on} gives at most. */
    public static final int MOST_AT_ONCE = 50_000;

    private final JdbcClient jdbc;

    public ListedCnics(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Which of the CNICs are, on the day, confirmed as those of people on the register. One look-up for all. What of it may
     * be told to whom is not decided here.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<ListedCnic> listed(Collection<Cnic> cnics, LocalDate day) {
        Long[] numbers = cnics.stream().map(Cnic::number).toArray(Long[]::new);
        return jdbc.sql("""
                        select cnic, juvenile, exists (
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
     * All confirmed CNICs of people on the register on the day, whatever may be told of them, in the order of the numbers.
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

    /** How many confirmed CNICs are, on the day, of people of whom the public may be told: none under 18 all along, none withheld. */
    @Transactional(readOnly = true)
    public long countReleasable(LocalDate day) {
        return jdbc.sql("""
                        select count(*) from registration.listed_cnic l
                        where not juvenile and first_day <= ? and (last_day is null or last_day >= ?)
                            and not exists (
                                select from registration.withheld w where w.person_id = l.person_id
                                    and w.first_day <= ? and (w.last_day is null or w.last_day >= ?))
                        """).params(day, day, day, day).query(Long.class).single();
    }

    /**
     * A CNIC of somebody on the register.
     *
     * @param juvenile whether every offence that runs was committed under 18
     * @param withheld whether a conviction that runs is not for public release, by a court's order
     */
    public record ListedCnic(Cnic cnic, boolean juvenile, boolean withheld) {}

    /** A CNIC with whose it is. */
    public record Listed(Cnic cnic, PersonId person) {}

    /** A row of the list. */
    record Row(Cnic cnic, LocalDate first, @Nullable LocalDate last, boolean juvenile) {}

    /** What is listed of everybody in a range. */
    static RowsByPerson<Row> inOrder(Connection connection, PersonRange range) {
        return RowsByPerson.read(
                connection,
                range,
                """
                select person_id, cnic, first_day, last_day, juvenile from registration.listed_cnic
                where person_id between ? and ? order by person_id
                """,
                row -> new Row(
                        new Cnic(row.getLong("cnic")),
                        row.getObject("first_day", LocalDate.class),
                        row.getObject("last_day", LocalDate.class),
                        row.getBoolean("juvenile")));
    }

    /** What is to be listed of somebody with this standing. */
    static Set<Row> rows(Collection<Cnic> confirmed, Standing standing) {
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
                    standing.juvenile()));
        }
        return rows;
    }

    /** Lists a person's confirmed CNICs anew. The caller holds the lock of the person's row. */
    void list(Person person, Standing standing) {
        jdbc.sql("delete from registration.listed_cnic where person_id = ?")
                .param(person.id().value())
                .update();
        Set<Cnic> confirmed = person.cnics().stream()
                .filter(cnic -> cnic.status() == CnicOfPerson.Status.CONFIRMED)
                .map(CnicOfPerson::cnic)
                .collect(Collectors.toSet());
        for (Row row : rows(confirmed, standing)) {
            jdbc.sql("""
                            insert into registration.listed_cnic (cnic, person_id, first_day, last_day, juvenile)
                            values (?, ?, ?, ?, ?)
                            """)
                    .param(row.cnic().number())
                    .param(person.id().value())
                    .param(row.first())
                    .param(row.last())
                    .param(row.juvenile())
                    .update();
        }
    }
}
