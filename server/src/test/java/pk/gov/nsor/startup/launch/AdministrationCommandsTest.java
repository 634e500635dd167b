package pk.gov.nsor.startup.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import pk.gov.nsor.foundation.access.Account;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.Jurisdiction;
import pk.gov.nsor.foundation.access.NewAccount;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.client.ClientCredentials;
import pk.gov.nsor.foundation.access.credential.PassPhrase;
import pk.gov.nsor.testing.TestDatabase;

@Tag("register")
class AdministrationCommandsTest {

    private final TestDatabase database = TestDatabase.migrated();

    @Test
    void accountsAndClientsAreMadeWithoutAServerAndAreOnTheTrail() {
        DatabaseAccess access = database.application();
        Settings settings = new Settings(
                database.data(), access.url(), access.user(), access.password(), null, null, null, 0, false);
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
                    .create("court", Feed.COURT, "COURTS", ClientCredentials.newSecret(), Administration.ACTOR);
            assertThat(account.userName()).isEqualTo("some.name");
            assertThat(administration.accounts().all())
                    .singleElement()
                    .satisfies(kept -> assertThat(kept.enabled()).isFalse());
        }
        assertThat(JdbcClient.create(new DriverManagerDataSource(access.url(), access.user(), access.password()))
                        .sql("select action from audit.entry order by id")
                        .query(String.class)
                        .list())
                .containsExactly(
                        "ACCOUNT_CREATED", "ACCOUNT_DISABLED", "MACHINE_CLIENT_CREATED", "CLIENT_CREDENTIAL_ADDED");
    }

    @Test
    void anAccountOfThePoliceNeedsAPlaceThatThereIs() {
        DatabaseAccess access = database.application();
        Settings settings = new Settings(
                database.data(), access.url(), access.user(), access.password(), null, null, null, 0, false);
        try (Administration administration = Administration.open(settings)) {
            Workplaces places = administration.workplaces();
            Set<Role> officer = Set.of(Role.SUPERVISING_OFFICER);
            assertThat(places.of(officer, "lahore", null)).isEqualTo(new Jurisdiction.OfDistrict("lahore"));
            assertThat(places.of(Set.of(Role.PROVINCIAL_SUPERVISOR), null, "PK-PB"))
                    .isEqualTo(new Jurisdiction.OfProvince("PK-PB"));
            assertThat(places.of(Set.of(Role.REGISTRAR), null, null)).isEqualTo(Jurisdiction.NATIONAL);
            assertRefused(() -> places.of(officer, null, null), "say which with --district");
            assertRefused(() -> places.of(officer, null, "PK-PB"), "say which with --district");
            assertRefused(() -> places.of(Set.of(Role.PROVINCIAL_SUPERVISOR), null, null), "say which with --province");
            assertRefused(() -> places.of(officer, "atlantis", null), "There is no district atlantis today.");
            assertRefused(
                    () -> places.of(Set.of(Role.PROVINCIAL_SUPERVISOR), null, "Punjab"), "There is no province Punjab");
            assertRefused(() -> places.of(officer, "lahore", "PK-PB"), "not both");
        }
    }

    private static void assertRefused(ThrowingCallable call, String because) {
        assertThatExceptionOfType(LaunchException.class).isThrownBy(call).withMessageContaining(because);
    }
}
