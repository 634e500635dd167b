package pk.gov.nsor.record.register;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.reference.Districts;
import pk.gov.nsor.foundation.reference.Districts.Placing;

/** Where people live, as far as is recorded. */
@Component
public class Homes {

    private final JdbcClient jdbc;
    private final Districts districts;

    Homes(JdbcClient jdbc, Districts districts) {
        this.jdbc = jdbc;
        this.districts = districts;
    }

    /**
     * The latest address of somebody.
     *
     * @param district in which it lies on the day that was asked about
     * @param recordedDistrict as it was recorded
     * @param tehsil as it was recorded, null where not known
     */
    public record Home(
            String district,
            String recordedDistrict,
            @Nullable String tehsil,
            LocalDate from) {}

    /** The district in which somebody lived on a day, by the address valid on it; empty where there is none. */
    @Transactional(readOnly = true)
    public Optional<String> districtOn(PersonId person, LocalDate day) {
        Placing placing = districts.placing(day);
        return jdbc.sql("""
                        select district_code, tehsil_code from register.address
                        where person_id = ? and withdrawn_at is null and from_day <= ?
                        order by from_day desc, id desc limit 1
                        """)
                .params(person.value(), day)
                .query((row, number) ->
                        placing.districtOf(row.getString("district_code"), row.getString("tehsil_code")))
                .optional();
    }

    /** Whether an address in force begins on the day or later. */
    @Transactional(readOnly = true)
    public boolean isRecordedSince(PersonId person, LocalDate day) {
        return jdbc.sql("""
                        select exists (select from register.address
                            where person_id = ? and withdrawn_at is null and until_day is null and from_day >= ?)
                        """).params(person.value(), day).query(Boolean.class).single();
    }

    /** The latest address of each person, on a day; people without one are left out. */
    @Transactional(readOnly = true)
    public Map<PersonId, Home> of(Collection<PersonId> people, LocalDate day) {
        Placing placing = districts.placing(day);
        return jdbc
                .sql("""
                        select distinct on (person_id) person_id, district_code, tehsil_code, from_day
                        from register.address where %s and withdrawn_at is null
                        order by person_id, until_day desc nulls first, from_day desc, id desc
                        """.formatted(OfPeople.condition("person_id", people)))
                .param(OfPeople.parameter(people))
                .query((row, number) -> Map.entry(
                        new PersonId(row.getObject("person_id", UUID.class)),
                        new Home(
                                placing.districtOf(row.getString("district_code"), row.getString("tehsil_code")),
                                row.getString("district_code"),
                                row.getString("tehsil_code"),
                                row.getObject("from_day", LocalDate.class))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
