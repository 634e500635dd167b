package pk.gov.nsor.record.registration.check;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.shell.dashboard.CountCheck;
import pk.gov.nsor.foundation.shell.dashboard.PeopleCheck;
import pk.gov.nsor.foundation.shell.dashboard.WorkList;

/** Standing checks of identities, of ages and of the periods that the law makes. */
@Configuration(proxyBeanMethods = false)
class QualityChecks {

    private static final Set<Role> BUREAU = Set.of(Role.REGISTRAR, Role.NATIONAL_SUPERVISOR);

    private static final String REGISTERED_ON = "(p.registered_at at time zone 'Asia/Karachi')::date";

    /** Standings that the last finished run found to differ from the law's, and that nobody has derived anew since. */
    private static final String DIFFERING = """
            select count(*) as count, min(r.as_of) as oldest
            from registration.check_difference d
            join registration.check_run r on r.id = d.run_id
            where d.run_id = (select max(id) from registration.check_run where finished_at is not null)
                and not exists (
                    select from registration.standing s
                    where s.person_id = d.person_id and s.derived_at > r.started_at)
            """;

    /** A check by a statement, with the list that there is. */
    private record Check(
            String name,
            int order,
            String people,
            String page,
            @Nullable WorkList listed) implements PeopleCheck {

        @Override
        public Optional<WorkList> list() {
            return Optional.ofNullable(listed);
        }
    }

    /** A wrong period keeps somebody on the register too long, or lets them go too early. */
    @Bean
    CountCheck wrongPeriodsCheck(JdbcClient jdbc) {
        return new CountCheck() {
            @Override
            public String name() {
                return "wrong-periods";
            }

            @Override
            public int order() {
                return 10;
            }

            @Override
            public Counted counted() {
                return jdbc.sql(DIFFERING).query(Counted.class).single();
            }

            @Override
            public WorkList list() {
                return new WorkList("/law/checks", BUREAU);
            }
        };
    }

    @Bean
    PeopleCheck unconfirmedIdentitiesCheck() {
        return new Check(
                "identity-unconfirmed",
                20,
                "select s.person_id, " + REGISTERED_ON + """
                         as since
                        from registration.standing s join register.person_view p on p.id = s.person_id
                        where s.identity_unconfirmed
                        """,
                "/identity",
                new WorkList("/people/unconfirmed", BUREAU));
    }

    @Bean
    PeopleCheck withoutCnicCheck() {
        return new Check(
                "without-cnic",
                21,
                "select s.person_id, " + REGISTERED_ON + """
                         as since
                        from registration.standing s join register.person_view p on p.id = s.person_id
                        where s.without_cnic
                        """,
                "/cnic",
                new WorkList("/people/without-cnic", Set.of(Role.REGISTRAR)));
    }

    /**
     * Nobody knows whether they were under 18 at an offence: the day of birth is not known, or it lies so that a year more or
     * less decides and no document has confirmed it.
     */
    @Bean
    PeopleCheck unassessedAgeCheck() {
        return new Check("age-unassessed", 30, "select s.person_id, " + REGISTERED_ON + """
                         as since
                        from registration.standing s join register.person_view p on p.id = s.person_id
                        where s.first_day is not null
                            and (p.born_on is null
                                or not exists (
                                    select from register.cnic_view c
                                    where c.person_id = p.id and c.status = 'CONFIRMED')
                                and exists (
                                    select from conviction.judgment_fact j
                                    where j.person_id = p.id and j.stands
                                        and j.offence_on >= (p.born_on + interval '17 years')::date
                                        and j.offence_on < (p.born_on + interval '19 years')::date))
                        """, "/identity", null);
    }
}
