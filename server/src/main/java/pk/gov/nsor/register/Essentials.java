package pk.gov.nsor.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.kernel.Cnic;
import pk.gov.nsor.kernel.PersonId;
import pk.gov.nsor.kernel.RegisterNumber;

/** Of many people at once, the little that work on the whole register asks for. */
@Component
public class Essentials {

    private final JdbcClient jdbc;

    public Essentials(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What a standing is derived from besides the legal facts, and what a record is called.
     *
     * @param bornOn null where it is not known
     */
    public record Essential(
            PersonId id, RegisterNumber number, @Nullable LocalDate bornOn) {}

    /** Of these people, in any order; those without a record are left out. */
    @Transactional(readOnly = true)
    public List<Essential> of(Collection<PersonId> people) {
        return jdbc.sql("select id, serial, born_on from register.person where id = any (?)")
                .param(people.stream().map(PersonId::value).toArray(UUID[]::new))
                .query((row, number) -> essential(row))
                .list();
    }

    /**
     * Of the next people in the order of their identifiers.
     *
     * @param last the last one seen; null to begin
     * @return none at the end
     */
    @Transactional(readOnly = true)
    public List<Essential> after(@Nullable PersonId last, int count) {
        return jdbc.sql("select id, serial, born_on from register.person where id > ? order by id limit ?")
                .param(last == null ? new UUID(0, 0) : last.value())
                .param(count)
                .query((row, number) -> essential(row))
                .list();
    }

    /** The confirmed CNICs of these people; who has none is left out. */
    @Transactional(readOnly = true)
    public Map<PersonId, Set<Cnic>> confirmedCnics(Collection<PersonId> people) {
        return jdbc
                .sql("""
                        select person_id, cnic from register.person_cnic
                        where person_id = any (?) and status = 'CONFIRMED'
                        """)
                .param(people.stream().map(PersonId::value).toArray(UUID[]::new))
                .query((row, number) ->
                        Map.entry(new PersonId(row.getObject("person_id", UUID.class)), new Cnic(row.getLong("cnic"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toSet())));
    }

    /** How many people have a record. */
    @Transactional(readOnly = true)
    public long count() {
        return jdbc.sql("select count(*) from register.person")
                .query(Long.class)
                .single();
    }

    private static Essential essential(ResultSet row) throws SQLException {
        return new Essential(
                new PersonId(row.getObject("id", UUID.class)),
                new RegisterNumber(row.getInt("serial")),
                row.getObject("born_on", LocalDate.class));
    }
}
