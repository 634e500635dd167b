package pk.gov.nsor.record.register;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.kernel.RegisterNumber;

/** The few data of many people that work on the whole register needs. */
@Component
public class Essentials {

    private final JdbcClient jdbc;

    public Essentials(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The data from which a standing is derived besides the legal facts, and the record's number.
     *
     * @param bornOn null where it is not known
     */
    public record Essential(
            PersonId id, RegisterNumber number, @Nullable LocalDate bornOn) {}

    /** Of these people, in any order; those without a record are left out. */
    @Transactional(readOnly = true)
    public List<Essential> of(Collection<PersonId> people) {
        return jdbc.sql("select id, serial, born_on from register.person where " + OfPeople.condition("id", people))
                .param(OfPeople.parameter(people))
                .query((row, number) -> essential(row))
                .list();
    }

    /** Of everybody in the range, one row each. */
    public RowsByPerson<Essential> inOrder(Connection connection, PersonRange range) {
        return RowsByPerson.read(connection, range, """
                select id, serial, born_on from register.person where id between ? and ? order by id
                """, Essentials::essential);
    }

    /** The confirmed CNICs of everybody in the range. */
    public RowsByPerson<Cnic> confirmedCnicsInOrder(Connection connection, PersonRange range) {
        return RowsByPerson.read(connection, range, """
                select person_id, cnic from register.person_cnic
                where person_id between ? and ? and status = 'CONFIRMED' order by person_id
                """, row -> new Cnic(row.getLong("cnic")));
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
