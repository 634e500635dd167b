package pk.gov.nsor.publicservice.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import pk.gov.nsor.startup.launch.DatabaseAccess;
import pk.gov.nsor.startup.launch.DatabaseMigration;
import pk.gov.nsor.testing.TestDatabase;

/** Which channels of the public are open after the migration that asks for orders. */
@Tag("register")
class ReleaseOrdersTest {

    private static final String BEFORE = "1120";

    private static final String FIGURE = """
            insert into enquiry.figure (grain, begins_at, kind, language, questions)
            values ('DAY', '2026-01-01', 'NOT_ON_REGISTER', 'URDU', 3)
            """;

    @Test
    void aNewRegisterHasNoChannelOpenAndOpensNoneWithAMadeUpOrderUnlessItIsSynthetic() {
        TestDatabase database = TestDatabase.empty();
        DatabaseMigration.migrate(database.owner(), "nsor_app");
        assertThat(open(database)).isEmpty();
        JdbcClient server = of(database.application());
        assertThat(made(server)).isZero();
        assertThat(open(database)).isEmpty();

        of(database.owner())
                .sql("insert into access.installation (kind, since) values ('SYNTHETIC', now())")
                .update();
        assertThat(made(server)).isEqualTo(3);
        assertThat(open(database)).containsExactly("SMS_AREA Made up", "SMS_CNIC Made up", "STATISTICS Made up");
        assertThat(made(server)).as("once").isZero();
        server.sql("""
                        insert into release.policy (channel, version, open, reason, by_probe)
                        values ('SMS_CNIC', 50, false, 'Answered wrongly', true)
                        """).update();
        assertThat(made(server)).as("what the register closed itself").isZero();
        assertThatThrownBy(() -> server.sql("""
                                insert into release.policy (channel, version, open, reason, rests_on, made_up)
                                values ('SMS_CNIC', 99, true, 'Stolen password', 'S.R.O. 1', true)
                                """).update()).isInstanceOf(DataAccessException.class);
    }

    @Test
    void aRegisterThatHasAnsweredGoesOnAndSaysThatItsOrderIsNotRecorded() {
        TestDatabase database = TestDatabase.empty();
        DatabaseAccess owner = database.owner();
        int _ = Flyway.configure(DatabaseMigration.class.getClassLoader())
                .dataSource(owner.url(), owner.user(), owner.password())
                // Not what loads the facts: it is of today.
                .locations("classpath:db/migration")
                .defaultSchema("migration")
                .createSchemas(true)
                .placeholders(java.util.Map.of("application", "nsor_app"))
                .target(MigrationVersion.fromVersion(BEFORE))
                .load()
                .migrate()
                .migrationsExecuted;
        of(owner).sql(FIGURE).update();
        DatabaseMigration.migrate(owner, "nsor_app");
        assertThat(open(database))
                .containsExactly(
                        "SMS_AREA " + ReleaseChannels.NOT_RECORDED, "SMS_CNIC " + ReleaseChannels.NOT_RECORDED);
    }

    private static int made(JdbcClient server) {
        return server.sql("select release.open_with_made_up_orders('Made up')")
                .query(Integer.class)
                .single();
    }

    private static List<String> open(TestDatabase database) {
        return of(database.superuser()).sql("""
                        select channel || ' ' || rests_on from (
                            select distinct on (channel) channel, open, rests_on from release.policy
                            order by channel, version desc) latest
                        where open order by channel
                        """).query(String.class).list();
    }

    private static JdbcClient of(DatabaseAccess access) {
        return JdbcClient.create(new DriverManagerDataSource(access.url(), access.user(), access.password()));
    }
}
