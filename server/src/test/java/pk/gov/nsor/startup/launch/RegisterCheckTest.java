package pk.gov.nsor.startup.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.LocalDate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.foundation.keys.Keys;
import pk.gov.nsor.foundation.keys.SecretDirectory;
import pk.gov.nsor.startup.demo.SyntheticNation;
import pk.gov.nsor.testing.TestDatabase;

/** {@code bin/nsor requirement --all}. */
@Tag("register")
class RegisterCheckTest {

    private final TestDatabase database = TestDatabase.migrated();
    private final StringWriter said = new StringWriter();

    @Test
    void itSaysWhichRecordsDifferAndItsStatusIsOne() {
        fill(50);
        assertThat(check()).isZero();
        assertThat(said).hasToString("50 records: 0 stored standings differ from what the law says.%n".formatted());
        said.getBuffer().setLength(0);
        DatabaseAccess access = database.application();
        JdbcClient jdbc =
                JdbcClient.create(new DriverManagerDataSource(access.url(), access.user(), access.password()));
        int changed = jdbc.sql("""
                        update registration.standing set first_day = null
                        where person_id = (select id from register.person join registration.standing on person_id = id
                            where first_day is not null order by serial limit 1)
                        """).update();
        assertThat(changed).isEqualTo(1);
        assertThat(check()).isEqualTo(1);
        assertThat(said.toString().lines())
                .hasSize(2)
                .anyMatch(line -> line.matches("differs: R-[0-9]{3}-[0-9]{3}-[0-9]{4}"))
                .last()
                .isEqualTo("50 records: 1 stored standings differ from what the law says.");
    }

    @Test
    void aDatabaseThatCannotBeReachedIsSaid() {
        Settings nowhere = new Settings(
                database.data(), "jdbc:postgresql://127.0.0.1:1/none", "nsor_app", "x", null, null, null, 0, false);
        assertThatThrownBy(() -> new RegisterCheck(new PrintWriter(said)).run(nowhere))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("cannot be reached as nsor_app");
    }

    @Test
    void whoOwnsTheSchemaIsRefused() {
        assertThatThrownBy(() -> new RegisterCheck(new PrintWriter(said)).run(settings(database.owner())))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("owner");
    }

    private int check() {
        return new RegisterCheck(new PrintWriter(said)).run(settings(database.application()));
    }

    private Settings settings(DatabaseAccess access) {
        return new Settings(
                database.data(), access.url(), access.user(), access.password(), null, null, null, 0, false);
    }

    private void fill(int people) {
        DatabaseAccess access = database.application();
        SingleConnectionDataSource connection =
                new SingleConnectionDataSource(access.url(), access.user(), access.password(), true);
        Keys keys = new Keys(new SecretDirectory(database.data().resolve("secrets")));
        try (SyntheticNation nation = SyntheticNation.on(connection, keys, Clock.system(Day.ZONE))) {
            nation.fill(new SyntheticNation.Order(people, 3, LocalDate.of(2026, 11, 1), false), there -> {});
        } finally {
            connection.destroy();
        }
    }
}
