package pk.gov.nsor.policing.supervision;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.record.registration.OffenderRegistration;
import pk.gov.nsor.startup.launch.DatabaseAccess;
import pk.gov.nsor.testing.Offenders;
import pk.gov.nsor.testing.Samples;
import pk.gov.nsor.testing.TestDatabase;

/**
 * Two records that were sealed long ago: one is due on the day the story begins, and is erased then and for good; the other is
 * due a month later by the database's own day, to which the story's clock does not lead, and stays.
 */
final class YearsRetention {

    private static final int YEARS = 10;
    private static final int LATER_DAYS = 30;

    private final OffenderRegistration registration;
    private final JdbcClient superuser;
    private final Actor officer;
    private @Nullable UUID due;
    private @Nullable UUID later;
    private LocalDate begun = LocalDate.MIN;

    YearsRetention(ApplicationContext context, Actor officer) {
        this.registration = context.getBean(OffenderRegistration.class);
        this.officer = officer;
        DatabaseAccess access =
                TestDatabase.superuserOf(context.getEnvironment().getRequiredProperty("spring.datasource.url"));
        this.superuser = JdbcClient.create(new DriverManagerDataSource(access.url(), access.user(), access.password()));
    }

    void begin() {
        begun = databasesDay();
        due = sealed(begun.minusYears(YEARS));
        later = sealed(begun.plusDays(LATER_DAYS).minusYears(YEARS));
    }

    List<String> violations() {
        List<String> violations = new ArrayList<>();
        UUID gone = Objects.requireNonNull(due);
        List<LocalDate> erased = superuser
                .sql("select erased_on from retention.erasure where subject_id = ? and keys_gone_at is not null")
                .param(gone)
                .query(LocalDate.class)
                .list();
        // The day may turn between the beginning and the first sweep.
        if (erased.size() != 1 || erased.getFirst().isAfter(begun.plusDays(1))) {
            violations.add("A record that is due on " + begun + " was erased on " + erased);
        }
        for (String table : List.of(
                "register.person where id",
                "register.journal where person_id",
                "registration.standing where person_id",
                "audit.content_key where id")) {
            if (superuser
                    .sql("select exists (select from " + table + " = ?)")
                    .param(gone)
                    .query(Boolean.class)
                    .single()) {
                violations.add("An erased record is there again: " + table);
            }
        }
        if (databasesDay().isBefore(begun.plusDays(LATER_DAYS))
                && !superuser
                        .sql("select exists (select from register.person where id = ?)")
                        .param(Objects.requireNonNull(later))
                        .query(Boolean.class)
                        .single()) {
            violations.add("A record went before its day, by a clock that ran ahead of the database's");
        }
        return violations;
    }

    private UUID sealed(LocalDate since) {
        UUID person = registration
                .register(
                        Offenders.identity(LocalDate.of(1950, 5, 1)),
                        Samples.cnic(),
                        List.of(),
                        Offenders.conviction("PPC 376"),
                        null,
                        officer)
                .person()
                .value();
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
        return person;
    }

    private LocalDate databasesDay() {
        return superuser
                .sql("select (now() at time zone 'Asia/Karachi')::date")
                .query(LocalDate.class)
                .single();
    }
}
