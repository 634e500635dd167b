package pk.gov.nsor.accountability.retention;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.record.registration.OffenderRegistration;
import pk.gov.nsor.startup.launch.DatabaseAccess;
import pk.gov.nsor.testing.Offenders;
import pk.gov.nsor.testing.Samples;
import pk.gov.nsor.testing.TestDatabase;

/** People whose time on the register ended long ago, as only a superuser can make them. */
final class EndedRecords {

    static final int YEARS = 10;

    private final OffenderRegistration registration;
    private final JdbcClient superuser;

    EndedRecords(OffenderRegistration registration, String url) {
        this.registration = registration;
        DatabaseAccess access = TestDatabase.superuserOf(url);
        this.superuser = JdbcClient.create(new DriverManagerDataSource(access.url(), access.user(), access.password()));
    }

    JdbcClient superuser() {
        return superuser;
    }

    static LocalDate today() {
        return LocalDate.now(Day.ZONE);
    }

    PersonId registered() {
        return registration
                .register(
                        Offenders.identity(LocalDate.of(1970, 5, 1)),
                        Samples.cnic(),
                        List.of(Offenders.address()),
                        Offenders.conviction("PPC 376"),
                        null,
                        Actor.system("test"))
                .person();
    }

    /** Somebody whose record is due on a day. */
    PersonId dueOn(LocalDate day) {
        PersonId person = registered();
        ended(person.value(), day.minusYears(YEARS));
        return person;
    }

    void ended(UUID person, LocalDate since) {
        superuser
                .sql("update register.person set registered_at = ? where id = ?")
                .params(since.atStartOfDay(Day.ZONE).toOffsetDateTime(), person)
                .update();
        superuser
                .sql(
                        "update registration.standing set first_day = ?, last_day = ?, stands_since = ? where person_id = ?")
                .params(
                        since.minusYears(1),
                        since.minusDays(1),
                        since.atStartOfDay(Day.ZONE).toOffsetDateTime(),
                        person)
                .update();
    }

    /** In how many rows of which tables a text stands, the trail, holds and tombstones included. */
    List<String> tablesWith(String text) {
        List<String> tables = superuser.sql("""
                select format('%I.%I', n.nspname, c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where c.relkind = 'r' and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'migration')
                order by 1
                """).query(String.class).list();
        return superuser
                .sql(tables.stream().map("""
                                select '%1$s' as name where exists (select from %1$s t where position(:text in t::text) > 0)
                                """::formatted).collect(Collectors.joining("union all ", "", "order by name")))
                .param("text", text)
                .query(String.class)
                .list();
    }
}
