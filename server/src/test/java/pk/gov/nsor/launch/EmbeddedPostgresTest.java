package pk.gov.nsor.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pk.gov.nsor.testing.TestDatabase;

class EmbeddedPostgresTest {

    private final TestDatabase database = TestDatabase.migrated();

    @ParameterizedTest
    @ValueSource(strings = {"fsync", "synchronous_commit", "full_page_writes"})
    void whatIsCommittedIsOnDisk(String setting) throws SQLException {
        assertThat(show(setting)).isEqualTo("on");
    }

    @Test
    void passwordsAreNeverSentOrKeptAsTheyAre() throws SQLException {
        assertThat(show("password_encryption")).isEqualTo("scram-sha-256");
        assertThat(show("listen_addresses")).isEqualTo("127.0.0.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgres", "nsor_owner", "nsor_app"})
    void nobodyConnectsWithoutTheRightPassword(String user) {
        for (String password : List.of("", "wrong")) {
            assertThatThrownBy(() -> new DatabaseAccess(database.superuser().url(), user, password).connect())
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password");
        }
    }

    @Test
    void secretsAreReadableByTheirOwnerOnly() throws Exception {
        Path secrets = database.data().getParent().resolve("secrets");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secrets)))
                .isEqualTo("rwx------");
        try (Stream<Path> files = Files.list(secrets)) {
            assertThat(files)
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
        }
    }

    @Test
    void theServerServesAsAPlainRoleOnly() {
        ApplicationRole.check(database.application());
        assertThatThrownBy(() -> ApplicationRole.check(database.owner()))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("owner");
        assertThatThrownBy(() -> ApplicationRole.check(database.superuser()))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("superuser");
    }

    private String show(String setting) throws SQLException {
        try (Connection connection = database.application().connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show " + setting)) {
            row.next();
            return row.getString(1);
        }
    }
}
