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

    /**
     * The kind of offence for which somebody is on the register: of all judgments that count on the day, without those that are not for
     * public release or of a crime committed under 18. Whoever is on it for several kinds is of a kind of their own, so that everybody is
     * counted once.
     */
    private static final String OFFENCE = """
            select t.person_id, case when count(distinct t.kind) > 1 then 'several' else min(t.kind) end as kind
            from (
                select s.person_id,
                    case
                        when o.law = 'PPC' and o.section ~ '^37(5|5A|6)($|\\()' then 'rape'
                        when o.law = 'PPC' and o.section ~ '^377($|\\()' then 'unnatural'
                        when o.law = 'PPC' and o.section ~ '^377[AB]($|\\()' then 'abuse'
                        when o.law = 'PPC' and o.section ~ '^292[ABC]($|\\()'
                            or o.law = 'PECA' and o.section ~ '^2[124][ABC]?($|\\()' then 'images'
                        when o.law = 'PPC' and o.section ~ '^(36[45679][AB]|371[AB])($|\\()' then 'kidnapping'
                    end as kind
                from registration.standing s
                cross join lateral jsonb_array_elements(s.terms) as term
                join conviction.judgment_fact f on f.id = (term ->> 'conviction')::uuid and f.stands and not f.withheld
                join conviction.offence_view o on o.conviction_id = f.id
                where not (term ->> 'juvenile')::boolean and (term ->> 'judgmentOn')::date <= :day
                    and ((term ->> 'life')::boolean or (term ->> 'lastDay') is null
                        or (term ->> 'lastDay')::date >= :day)
            ) t
            group by t.person_id
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
     * @param offence rape, unnatural, abuse, images, kidnapping, several of these, or elsewise
     * @param entered whether they came onto the register in the month before
     */
    public record PeopleOf(
            @Nullable String district,
            @Nullable String tehsil,
            String sex,
            @Nullable Integer from,
            boolean life,
            String offence,
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
                            s.life, coalesce(offence.kind, 'elsewise') as offence, coalesce(s.first_day >= :before and s.first_day < :month, false) as entered,
                            count(*)::int as people
                        from (
                        """ + TOLD + """
                        ) told
                        join registration.standing s on s.person_id = told.person_id
                        join register.person_view p on p.id = told.person_id
                        left join (
                        """ + HOME + """
                        ) home on home.person_id = told.person_id
                        left join (
                        """ + OFFENCE + """
                        ) offence on offence.person_id = told.person_id
                        group by 1, 2, 3, 4, 5, 6, 7
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
