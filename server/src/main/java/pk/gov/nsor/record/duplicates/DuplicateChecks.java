package pk.gov.nsor.record.duplicates;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.shell.dashboard.CountCheck;
import pk.gov.nsor.foundation.shell.dashboard.CountCheck.Counted;
import pk.gov.nsor.foundation.shell.dashboard.WorkList;

/** Standing checks of records that may be one person: how many pairs wait, and how long ago all records were compared. */
@Configuration(proxyBeanMethods = false)
class DuplicateChecks {

    private static final WorkList DUPLICATES =
            new WorkList("/duplicates", Set.of(Role.REGISTRAR, Role.NATIONAL_SUPERVISOR));

    @Bean
    CountCheck duplicatesWaitingCheck(JdbcClient jdbc) {
        return new CountCheck() {
            @Override
            public String name() {
                return "duplicates-waiting";
            }

            @Override
            public int order() {
                return 70;
            }

            @Override
            public Counted counted() {
                return jdbc.sql("""
                                select count(*) as count, min((found_at at time zone 'Asia/Karachi')::date) as oldest
                                from duplicates.pair where state = 'OPEN'
                                """).query(Counted.class).single();
            }

            @Override
            public WorkList list() {
                return DUPLICATES;
            }
        };
    }

    /** Days since then; where it never was, since the first record was made. */
    @Bean
    CountCheck matchingRunCheck(Duplicates duplicates, JdbcClient jdbc, Clock clock) {
        return new CountCheck() {
            @Override
            public String name() {
                return "matching-run";
            }

            @Override
            public int order() {
                return 71;
            }

            @Override
            public Counted counted() {
                LocalDate today = LocalDate.now(clock);
                return duplicates
                        .wholeRegisterComparedAt()
                        .map(at -> at.atZoneSameInstant(clock.getZone()).toLocalDate())
                        .or(() -> jdbc.sql(
                                        "select min((registered_at at time zone 'Asia/Karachi')::date) as day from register.person_view having count(*) > 0")
                                .query(LocalDate.class)
                                .optional())
                        .map(day -> new Counted(Math.max(0, ChronoUnit.DAYS.between(day, today)), day))
                        .orElseGet(() -> new Counted(0, null));
            }

            @Override
            public WorkList list() {
                return DUPLICATES;
            }
        };
    }
}
