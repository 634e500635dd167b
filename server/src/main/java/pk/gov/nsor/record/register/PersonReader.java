package pk.gov.nsor.record.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.database.RecordMapper;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.foundation.kernel.RegisterNumber;
import pk.gov.nsor.record.register.address.AddressHistory;

/** Reads records. */
@Component
class PersonReader {

    private final JdbcClient jdbc;
    private final RecordMapper<Person> people;

    PersonReader(JdbcClient jdbc, AddressHistory addressHistory) {
        this.jdbc = jdbc;
        this.people = RecordMapper.of(Person.class)
                .with("identity.aliases", row -> aliases(id(row)))
                .with("cnics", row -> cnics(id(row)))
                .with("addresses", row -> addressHistory.ofPerson(id(row)));
    }

    private static PersonId id(ResultSet row) throws SQLException {
        return new PersonId(row.getObject("id", UUID.class));
    }

    Optional<Person> find(PersonId person) {
        return jdbc.sql("""
                        select id, serial as number, name_latin, name_urdu, father_latin as father_name_latin,
                               father_urdu as father_name_urdu, sex, born_on, nationality, registered_at
                        from register.person where id = ?
                        """).param(person.value()).query(people).optional();
    }

    private List<PersonName> aliases(PersonId person) {
        return jdbc.sql("select name_latin as latin, name_urdu as urdu from register.person_alias where person_id = ?"
                        + " and corrected_by is null order by id")
                .param(person.value())
                .query(PersonName.class)
                .list();
    }

    boolean isIdentityConfirmed(PersonId person) {
        return jdbc.sql("""
                        select exists (select from register.person_cnic where status = 'CONFIRMED'
                            and person_id = coalesce((select m.root_id from register.merged_record m
                                where m.part_id = :person and m.ended_at is null), :person))
                        """)
                .param("person", person.value())
                .query(Boolean.class)
                .single();
    }

    Optional<LocalDate> bornOn(PersonId person) {
        return jdbc.sql("select born_on from register.person where id = ? and born_on is not null")
                .param(person.value())
                .query(LocalDate.class)
                .optional();
    }

    Optional<PersonId> withCnic(Cnic cnic) {
        return jdbc.sql("select person_id from register.person_cnic where cnic = ? and status <> 'WITHDRAWN'")
                .param(cnic.number())
                .query(PersonId.class)
                .optional();
    }

    List<Cnic> currentCnics(PersonId person) {
        return jdbc.sql("select cnic from register.person_cnic where person_id = ? and status <> 'WITHDRAWN'")
                .param(person.value())
                .query(Cnic.class)
                .list();
    }

    Optional<PersonId> withNumber(RegisterNumber number) {
        // In one statement, so that a number that nobody has takes no other path than one that somebody has.
        return jdbc.sql("""
                        select coalesce((select m.root_id from register.merged_record m
                            where m.part_id = p.id and m.ended_at is null), p.id)
                        from register.person p where p.serial = ?
                        """).param(number.serial()).query(PersonId.class).optional();
    }

    List<PersonId> resembling(Identity identity) {
        PersonName father = identity.fatherName();
        if (identity.bornOn() == null || father == null) {
            return List.of();
        }
        return jdbc
                .sql("""
                        select coalesce((select m.root_id from register.merged_record m
                            where m.part_id = person.id and m.ended_at is null), id)
                        from register.person
                        where born_on = :bornOn
                          and (lower(name_latin) = lower(:latin) or name_urdu = :urdu
                              or exists (select from register.former_name f where f.person_id = person.id
                                  and not f.is_mistaken
                                  and (lower(f.name_latin) = lower(:latin) or f.name_urdu = :urdu))
                              or exists (select from register.person_alias a where a.person_id = person.id and a.corrected_by is null
                                  and (lower(a.name_latin) = lower(:latin) or a.name_urdu = :urdu)))
                          and (lower(father_latin) = lower(:fatherLatin) or father_urdu = :fatherUrdu)
                        order by registered_at, id
                        """)
                .param("bornOn", identity.bornOn())
                .param("latin", identity.name().latin())
                .param("urdu", identity.name().urdu())
                .param("fatherLatin", father.latin())
                .param("fatherUrdu", father.urdu())
                .query(PersonId.class)
                .list()
                .stream()
                .distinct()
                .toList();
    }

    /** Those of {@link #resembling}, and those whose record had these values before it was corrected. */
    List<PersonId> resemblingEver(Identity identity) {
        Set<PersonId> found = new LinkedHashSet<>(resembling(identity));
        PersonName father = identity.fatherName();
        if (identity.bornOn() == null || father == null) {
            return List.of();
        }
        jdbc.sql("""
                        select coalesce((select m.root_id from register.merged_record m
                            where m.part_id = k.person_id and m.ended_at is null), k.person_id)
                        from register.identity_correction k
                        where k.before ->> 'bornOn' = :bornOn and k.version is not null
                          and (lower(k.before -> 'name' ->> 'latin') = lower(:latin) or k.before -> 'name' ->> 'urdu' = :urdu)
                          and (lower(k.before -> 'fatherName' ->> 'latin') = lower(:fatherLatin)
                              or k.before -> 'fatherName' ->> 'urdu' = :fatherUrdu)
                        order by k.number
                        """)
                .param("bornOn", identity.bornOn().toString())
                .param("latin", identity.name().latin())
                .param("urdu", identity.name().urdu())
                .param("fatherLatin", father.latin())
                .param("fatherUrdu", father.urdu())
                .query(UUID.class)
                .list()
                .forEach(person -> found.add(new PersonId(person)));
        return List.copyOf(found);
    }

    private List<CnicOfPerson> cnics(PersonId person) {
        return jdbc.sql("""
                        select cnic, status, entered_by, confirmed_at
                        from register.person_cnic where person_id = ? order by id
                        """).param(person.value()).query(CnicOfPerson.class).list();
    }
}
