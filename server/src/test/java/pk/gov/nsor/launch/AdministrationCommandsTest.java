package pk.gov.nsor.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import pk.gov.nsor.access.Account;
import pk.gov.nsor.access.Feed;
import pk.gov.nsor.access.MachineClients;
import pk.gov.nsor.access.NewAccount;
import pk.gov.nsor.access.PassPhrase;
import pk.gov.nsor.access.Role;
import pk.gov.nsor.testing.TestDatabase;

class AdministrationCommandsTest {

    private final TestDatabase database = TestDatabase.migrated();

    @Test
    void accountsAndClientsAreMadeWithoutAServerAndAreOnTheTrail() {
        DatabaseAccess access = database.application();
        Settings settings =
                new Settings(database.data(), access.url(), access.user(), access.password(), null, null, null, 0);
        try (Administration administration = Administration.open(settings)) {
            Account account = administration
                    .accounts()
                    .create(
                            new NewAccount("Some.Name", "Some Name", Set.of(Role.REGISTRAR), "NPB"),
                            PassPhrase.generate(),
                            Administration.ACTOR);
            administration.accounts().disable("some.name", Administration.ACTOR);
            administration
                    .clients()
                    .create("court", Feed.COURT, "COURTS", MachineClients.newToken(), Administration.ACTOR);
            assertThat(account.userName()).isEqualTo("some.name");
            assertThat(administration.accounts().all())
                    .singleElement()
                    .satisfies(kept -> assertThat(kept.enabled()).isFalse());
        }
        assertThat(JdbcClient.create(new DriverManagerDataSource(access.url(), access.user(), access.password()))
                        .sql("select action from audit.entry order by id")
                        .query(String.class)
                        .list())
                .containsExactly("ACCOUNT_CREATED", "ACCOUNT_DISABLED", "MACHINE_CLIENT_CREATED");
    }
}
