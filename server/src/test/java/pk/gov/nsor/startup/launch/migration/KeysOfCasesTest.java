package pk.gov.nsor.startup.launch.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.migration.Context;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.record.registration.OffenderRegistration;
import pk.gov.nsor.testing.Offenders;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;
import pk.gov.nsor.testing.TestDatabase;

@RegisterTest
class KeysOfCasesTest {

    @Autowired
    private OffenderRegistration registration;

    @Autowired
    private DataSource dataSource;

    @Test
    void numbersFromBeforeGetTheFormByWhichTheyAreCompared() throws Exception {
        PersonId person = registration
                .register(
                        Offenders.identity(null),
                        Samples.cnic(),
                        List.of(),
                        Offenders.conviction("PPC 376"),
                        null,
                        new Actor(Actor.Kind.OFFICER, UUID.randomUUID(), "test"))
                .person();
        JdbcClient superuser = TestDatabase.superuserOf(dataSource);
        String number = "S.C. No. 0" + (10_000 + Math.floorMod(person.value().hashCode(), 10_000)) + " of 22";
        superuser
                .sql(
                        "update conviction.conviction set case_number = ?, case_key = null, fir_key = null where person_id = ?")
                .params(number, person.value())
                .update();
        superuser
                .sql(
                        "insert into conviction.conviction_version select id, 2, person_id, court_code, case_number, fir_number,"
                                + " police_station_code, offence_on, judgment_on, victim_age, victim_sex, false, 'x', recorded_at"
                                + " from conviction.conviction where person_id = ?")
                .param(person.value())
                .update();
        superuser.sql("""
                        insert into conviction.appeal (id, version, person_id, conviction_id, court, case_number, filed_on,
                            withdrawn, recorded_at)
                        select gen_random_uuid(), 1, person_id, id, 'High Court', 'CA 1/23', judgment_on, false, recorded_at
                        from conviction.conviction where person_id = ?
                        """).param(person.value()).update();
        migrate();
        for (String table : List.of("conviction", "conviction_version")) {
            Map<String, Object> row = superuser
                    .sql("select case_number, case_key, fir_key from conviction." + table + " where person_id = ?")
                    .param(person.value())
                    .query()
                    .singleRow();
            assertThat(row.get("case_number")).isEqualTo(number);
            assertThat(row.get("case_key").toString()).startsWith("SC-").endsWith("-2022");
            assertThat(row.get("fir_key")).isEqualTo("123-2022");
        }
        assertThat(superuser
                        .sql("select case_key from conviction.appeal where person_id = ?")
                        .param(person.value())
                        .query(String.class)
                        .single())
                .isEqualTo("CA-1-2023");
        // A version without offences is nothing that others could read.
        superuser
                .sql("delete from conviction.conviction_version where version = 2 and person_id = ?")
                .param(person.value())
                .update();
    }

    private void migrate() throws Exception {
        try (Connection asked = dataSource.getConnection()) {
            var access = TestDatabase.superuserOf(asked.getMetaData().getURL());
            SingleConnectionDataSource single =
                    new SingleConnectionDataSource(access.url(), access.user(), access.password(), true);
            try {
                Connection connection = single.getConnection();
                new V0591__keys_of_cases().migrate(new Context() {
                    @Override
                    public Configuration getConfiguration() {
                        throw new UnsupportedOperationException();
                    }

                    @Override
                    public Connection getConnection() {
                        return connection;
                    }
                });
            } finally {
                single.destroy();
            }
        }
    }
}
