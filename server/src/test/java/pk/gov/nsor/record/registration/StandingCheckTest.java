package pk.gov.nsor.record.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import pk.gov.nsor.foundation.kernel.RegisterNumber;
import pk.gov.nsor.foundation.keys.Keys;
import pk.gov.nsor.foundation.keys.SecretDirectory;
import pk.gov.nsor.record.registration.StandingCheck.Found;
import pk.gov.nsor.startup.demo.SyntheticNation;
import pk.gov.nsor.startup.launch.DatabaseAccess;
import pk.gov.nsor.testing.TestClock;
import pk.gov.nsor.testing.TestDatabase;
import tools.jackson.databind.json.JsonMapper;

/** Each test tampers with a made-up nation of its own. */
@Tag("walk")
class StandingCheckTest {

    private static final int PEOPLE = 400;
    private static final int CONNECTIONS = 3;
    private static final long ANOTHER_CNIC = 9_352_012_345_671L;

    private final TestDatabase database = TestDatabase.migrated();
    private final TestClock clock = new TestClock();
    private final JdbcClient jdbc = client(database.application());
    private final StandingCheck check = check();

    @BeforeEach
    void fill() {
        DatabaseAccess access = database.application();
        SingleConnectionDataSource connection =
                new SingleConnectionDataSource(access.url(), access.user(), access.password(), true);
        Keys keys = new Keys(new SecretDirectory(database.data().resolve("secrets")));
        try (SyntheticNation nation = SyntheticNation.on(connection, keys, clock)) {
            nation.fill(new SyntheticNation.Order(PEOPLE, 7, LocalDate.of(2026, 11, 1), false), there -> {});
        } finally {
            connection.destroy();
        }
    }

    @Test
    void aRegisterThatNobodyTamperedWithIsRight() {
        assertThat(run()).isEqualTo(new Found(PEOPLE, 0, 0, List.of()));
        assertThat(runs("finished_at is not null and people = 400 and waiting = 0 and differing = 0"))
                .isEqualTo(1);
    }

    @Test
    void asDaysPassAndConvictionsExpireWhatIsStoredStaysRight() {
        long before = running();
        for (int years : new int[] {1, 4, 6, 11, 16, 40}) {
            clock.move(Duration.ofDays(365L * years));
            assertThat(run().differing()).as("after %d years", years).isEmpty();
            clock.move(Duration.ofDays(-365L * years));
        }
        clock.move(Duration.ofDays(365L * 11));
        assertThat(running()).isBetween(1L, before - 1);
    }

    @Test
    void aStandingThatWasTamperedWithIsReportedWithWhatTheLawSays() {
        UUID person = onTheRegister();
        tamper("update registration.standing set first_day = first_day + 1 where person_id = ?", person);
        assertReported(person);
        assertThat(jdbc.sql("""
                        select (stored ->> 'firstDay')::date - (derived ->> 'firstDay')::date
                        from registration.check_difference where person_id = ?
                        """).param(person).query(Integer.class).single()).isEqualTo(1);
    }

    @Test
    void everyColumnThatReadersReadIsCompared() {
        UUID person = onTheRegister();
        for (String change : new String[] {
            "last_day = first_day",
            "first_day = null",
            "life = not life",
            "juvenile = not juvenile",
            "in_custody = not in_custody",
            "was_registrable = false",
            "next_verification_on = current_date + 4000",
            "terms = '[]'",
            "terms = jsonb_set(terms, '{0,tier}', case terms #>> '{0,tier}' when 'I' then '\"II\"' else '\"I\"' end::jsonb)",
            "terms = jsonb_set(terms, '{0,startedOn}', '\"2022-01-01\"')",
        }) {
            tamper("create table if not exists public.kept as select * from registration.standing");
            tamper("update registration.standing set " + change + " where person_id = ?", person);
            assertThat(run().differing()).as(change).containsExactly(numberOf(person));
            tamper("""
                    update registration.standing s set first_day = k.first_day, last_day = k.last_day, life = k.life,
                        juvenile = k.juvenile, in_custody = k.in_custody, was_registrable = k.was_registrable,
                        next_verification_on = k.next_verification_on, terms = k.terms
                    from public.kept k where k.person_id = s.person_id
                    """);
        }
        assertThat(run().differences()).isZero();
    }

    @Test
    void aStandingDatedBackSoThatSomebodyVanishesIsReported() {
        UUID person = onTheRegister();
        tamper("""
                update registration.standing set as_of = '1990-01-01', first_day = null, last_day = null, life = false,
                    was_registrable = false, juvenile = false, in_custody = false, next_verification_on = null, terms = '[]'
                where person_id = ?
                """, person);
        tamper("delete from registration.listed_cnic where person_id = ?", person);
        assertReported(person);
    }

    @Test
    void aMissingStandingIsReported() {
        UUID person = onTheRegister();
        tamper("delete from registration.standing where person_id = ?", person);
        assertReported(person);
    }

    @Test
    void aListedCnicThatShouldNotBeThereIsReported() {
        UUID person = one("select person_id from registration.standing where first_day is null");
        tamper(
                "insert into registration.listed_cnic (cnic, person_id, first_day, juvenile) values (?, ?, '2022-01-01', false)",
                ANOTHER_CNIC,
                person);
        assertReported(person);
    }

    @Test
    void aSecondListedCnicOfSomebodyOnTheRegisterIsReported() {
        UUID person = onTheRegister();
        tamper(
                "insert into registration.listed_cnic (cnic, person_id, first_day, juvenile) values (?, ?, '2022-01-01', false)",
                ANOTHER_CNIC,
                person);
        assertReported(person);
    }

    @Test
    void aListedCnicThatIsMissingOrHasOtherDaysIsReported() {
        UUID person = one("select person_id from registration.listed_cnic where not juvenile");
        tamper("update registration.listed_cnic set last_day = first_day where person_id = ?", person);
        assertReported(person);
        tamper("delete from registration.listed_cnic where person_id = ?", person);
        assertReported(person);
    }

    @Test
    void whatIsDerivedAtMidnightJustBeforeTheCheckReadsIsRight() {
        UUID person = onTheRegister();
        LocalDate today = LocalDate.now(clock);
        LocalDate appears = nextAppearance(person);
        clock.move(Duration.ofDays(ChronoUnit.DAYS.between(today, appears) + 1));
        tamper(
                "update registration.standing set next_verification_on = current_date + 4000 where person_id = ?",
                person);
        assertReported(person);
        LocalDate next =
                LocalDate.parse(jdbc.sql("""
                        select derived ->> 'nextVerificationOn' from registration.check_difference where person_id = ?
                        """).param(person).query(String.class).single());
        tamper("update registration.standing set next_verification_on = ? where person_id = ?", appears, person);

        clock.move(Duration.ofDays(-1));
        assertThat(run().differences()).isZero();
        StandingCheck atMidnight = check(() -> {
            if (!next.equals(nextAppearance(person))) {
                clock.move(Duration.ofDays(1));
                tamper(
                        "update registration.standing set as_of = ?, next_verification_on = ? where person_id = ?",
                        appears.plusDays(1),
                        next,
                        person);
            }
        });
        assertThat(atMidnight.run(CONNECTIONS, seen -> {}).differing()).isEmpty();

        clock.move(Duration.ofDays(-1));
        assertThat(run().differing()).as("a day that has not come yet").containsExactly(numberOf(person));
    }

    @Test
    void aFactThatVanishesIsReported() {
        UUID person = one("""
                select person_id from conviction.death d
                where exists (select from registration.standing s where s.person_id = d.person_id and s.was_registrable)
                """);
        tamper("delete from conviction.death where person_id = ?", person);
        assertReported(person);
    }

    @Test
    void whoWaitsToBeDerivedAnewIsCountedAndNotCompared() {
        UUID person = onTheRegister();
        tamper("update registration.standing set first_day = first_day + 1 where person_id = ?", person);
        tamper("insert into registration.rederivation (person_id, queued_at) values (?, now())", person);
        assertThat(run()).isEqualTo(new Found(PEOPLE, 1, 0, List.of()));
    }

    @Test
    void aRunThatIsCutShortSaysSo() {
        assertThatThrownBy(() -> check.run(1, seen -> {
                    throw new IllegalStateException("cut short");
                }))
                .hasRootCauseMessage("cut short");
        assertThat(runs("finished_at is null and people = 400")).isEqualTo(1);
    }

    @Test
    void aNightHasOneRun() {
        assertThat(check.runOncePerDay()).isPresent();
        assertThat(check.runOncePerDay()).isEmpty();
        clock.move(Duration.ofDays(1));
        assertThat(check.runOncePerDay()).isPresent();
    }

    private Found run() {
        return check.run(CONNECTIONS, seen -> {});
    }

    private void assertReported(UUID person) {
        assertThat(run().differing()).containsExactly(numberOf(person));
    }

    private UUID onTheRegister() {
        return one("""
                select person_id from registration.standing s where last_day is not null and not juvenile and not in_custody
                    and first_day < current_date - 400 and jsonb_array_length(terms) = 1
                    and next_verification_on is not null
                """);
    }

    private UUID one(String sql) {
        return jdbc.sql(sql + " order by person_id limit 1").query(UUID.class).single();
    }

    private RegisterNumber numberOf(UUID person) {
        return new RegisterNumber(jdbc.sql("select serial from register.person where id = ?")
                .param(person)
                .query(Integer.class)
                .single());
    }

    private long running() {
        return jdbc.sql("select count(*) from registration.standing where first_day is not null"
                        + " and (last_day is null or last_day >= ?)")
                .param(LocalDate.now(clock))
                .query(Long.class)
                .single();
    }

    private long runs(String which) {
        return jdbc.sql("select count(*) from registration.check_run where " + which)
                .query(Long.class)
                .single();
    }

    private void tamper(String sql, Object... values) {
        int _ = client(database.superuser()).sql(sql).params(values).update();
    }

    private LocalDate nextAppearance(UUID person) {
        return jdbc.sql("select next_verification_on from registration.standing where person_id = ?")
                .param(person)
                .query(LocalDate.class)
                .single();
    }

    private StandingCheck check() {
        return check(() -> {});
    }

    /** @param meanwhile what others do each time that it is about to read */
    private StandingCheck check(Runnable meanwhile) {
        DriverManagerDataSource connections =
                new DriverManagerDataSource(
                        database.application().url(),
                        database.application().user(),
                        database.application().password()) {
                    @Override
                    public Connection getConnection() throws SQLException {
                        meanwhile.run();
                        return super.getConnection();
                    }
                };
        return StandingCheck.of(
                connections, connections, new DataSourceTransactionManager(connections), JsonMapper.shared(), clock);
    }

    private static JdbcClient client(DatabaseAccess access) {
        return JdbcClient.create(source(access));
    }

    private static DriverManagerDataSource source(DatabaseAccess access) {
        return new DriverManagerDataSource(access.url(), access.user(), access.password());
    }
}
