package pk.gov.nsor.record.registration;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where the people live whom the public may learn of: people with a confirmed CNIC on the list from which its
 * questions are answered, so that answers about an area and about a CNIC never rest on different people. People in
 * custody are left out, since they live there and not at an address.
 */
@Component
public class ReleasablePeople {

    private static final String TOLD = """
            select distinct person_id from registration.listed_cnic l
            where not juvenile and not death_reported and first_day <= :day and (last_day is null or last_day >= :day)
                and not exists (
                    select from registration.withheld w where w.person_id = l.person_id
                        and w.first_day <= :day and (w.last_day is null or w.last_day >= :day))
            """;

    private static final String HOME = """
            select distinct on (person_id) person_id, district_code, tehsil_code
            from register.address_view
            where withdrawn_at is null and from_day <= :day and (until_day is null or until_day >= :day)
            order by person_id, from_day desc, id desc
            """;

    private final JdbcClient jdbc;

    ReleasablePeople(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * How many people's current address is recorded at a place. Confidential.
     *
     * @param district as it was recorded
     * @param tehsil as it was recorded, null where not known
     */
    public record PeopleAt(String district, @Nullable String tehsil, int people) {}

    /**
     * How many people of a kind there are, also of those in custody. Confidential.
     *
     * @param district of the current address as it was recorded; null where none is
     * @param tehsil as it was recorded, null where not known
     * @param sex MALE, FEMALE or OTHER
     * @param from the lower end of the age group: 0, 25, 35, 45 or 55; null where the day of birth is not known
     * @param life whether they are on the register for life
     * @param entered whether they came onto the register in the month before
     */
    public record PeopleOf(
            @Nullable String district,
            @Nullable String tehsil,
            String sex,
            @Nullable Integer from,
            boolean life,
            boolean entered,
            int people) {}

    /** Everybody on a day of whom the public may learn, each counted once, in one pass. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<PeopleOf> kinds(LocalDate day) {
        jdbc.sql("set local work_mem = '128MB'").update();
        LocalDate month = day.withDayOfMonth(1);
        return jdbc.sql("""
                        select home.district_code as district, home.tehsil_code as tehsil, p.sex,
                            case when p.born_on is null then null
                                else (array[0, 25, 35, 45, 55])[
                                    width_bucket(extract(year from age(:day, p.born_on))::int, array[25, 35, 45, 55]) + 1]
                            end as from,
                            s.life, coalesce(s.first_day >= :before and s.first_day < :month, false) as entered,
                            count(*)::int as people
                        from (
                        """ + TOLD + """
                        ) told
                        join registration.standing s on s.person_id = told.person_id
                        join register.person_view p on p.id = told.person_id
                        left join (
                        """ + HOME + """
                        ) home on home.person_id = told.person_id
                        group by 1, 2, 3, 4, 5, 6
                        """)
                .param("day", day)
                .param("month", month)
                .param("before", month.minusMonths(1))
                .query(PeopleOf.class)
                .list();
    }

    /** Everybody on a day, each counted once, in one pass; people without an address are left out. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<PeopleAt> places(LocalDate day) {
        // Enough memory to sort a million addresses.
        jdbc.sql("set local work_mem = '128MB'").update();
        return jdbc.sql("""
                        select home.district_code as district, home.tehsil_code as tehsil, count(*)::int as people
                        from (
                        """ + HOME + """
                        ) home
                        join (
                        """ + TOLD + """
                        ) told on told.person_id = home.person_id
                        join registration.standing on standing.person_id = home.person_id and not standing.in_custody
                        group by home.district_code, home.tehsil_code
                        """)
                .param("day", day)
                .query(PeopleAt.class)
                .list();
    }
}
