package pk.gov.nsor.startup.launch;

import static org.assertj.core.api.Assertions.assertThat;

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

/** {@code bin/nsor match --all}. */
@Tag("register")
class RegisterMatchingTest {

    private final TestDatabase database = TestDatabase.migrated();
    private final StringWriter said = new StringWriter();

    @Test
    void itComparesEverybodyAndGoesOnWhereARunWasCutShort() {
        fill(300);
        assertThat(match()).isZero();
        assertThat(said.toString().lines()).last().asString().startsWith("300 records compared: ");
        JdbcClient jdbc = jdbc();
        assertThat(jdbc.sql("select count(*) from duplicates.run where finished_at is not null and people = 300")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        int cut = jdbc.sql("""
                        insert into duplicates.run (started_at, model, last_serial, people)
                        select now(), r.model, (select serial from register.person order by serial offset 199 limit 1), 200
                        from duplicates.run r
                        """).update();
        assertThat(cut).isEqualTo(1);
        said.getBuffer().setLength(0);
        assertThat(match()).isZero();
        assertThat(said.toString())
                .startsWith("Going on after 200 of 300 records.")
                .contains("300 records compared: 0 pairs");
    }

    private int match() {
        DatabaseAccess access = database.application();
        return new RegisterMatching(new PrintWriter(said))
                .run(new Settings(
                        database.data(), access.url(), access.user(), access.password(), null, null, null, 0, false));
    }

    private JdbcClient jdbc() {
        DatabaseAccess access = database.application();
        return JdbcClient.create(new DriverManagerDataSource(access.url(), access.user(), access.password()));
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
