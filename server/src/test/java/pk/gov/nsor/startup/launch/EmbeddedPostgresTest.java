package pk.gov.nsor.startup.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pk.gov.nsor.foundation.keys.SecretDirectory;
import pk.gov.nsor.testing.TestDatabase;

@Tag("process")
class EmbeddedPostgresTest {

    private final TestDatabase database = TestDatabase.migrated();

    @Test
    void passwordsAreNeverSentOrKeptAsTheyAre() throws SQLException {
        assertThat(show(database.application(), "password_encryption")).isEqualTo("scram-sha-256");
        assertThat(show(database.application(), "listen_addresses")).isEqualTo("127.0.0.1");
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

    @Test
    void whatIsCommittedIsOnDiskAndThereAgainWhereItIsKilled(@TempDir Path folder) throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(
                folder, Path.of("target").toAbsolutePath(), new SecretDirectory(folder.resolve("secrets")))) {
            // Not the tests' own, which does not wait for the disk.
            for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
                assertThat(show(postgres.application(), setting)).as(setting).isEqualTo("on");
            }
            try (Connection connection = postgres.superuser().connect();
                    Statement statement = connection.createStatement()) {
                statement.execute("create table kept as select 1 as number");
            }
            for (int kill = 1; kill <= 2; kill++) {
                long process = Long.parseLong(Files.readAllLines(folder.resolve("postgres/postmaster.pid"))
                        .getFirst()
                        .strip());
                ProcessHandle.of(process).orElseThrow().destroyForcibly();
                await().atMost(Duration.ofSeconds(20)).ignoreExceptions().until(() -> rows(postgres) == 1);
            }
        }
        assertThat(folder.resolve("postgres/postmaster.pid")).doesNotExist();
    }

    @Test
    void itEndsWithItsServerAlsoWhereItRecoversAtThatMoment(@TempDir Path folder) throws Exception {
        Path pid = folder.resolve("postgres/postmaster.pid");
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(
                folder, Path.of("target").toAbsolutePath(), new SecretDirectory(folder.resolve("secrets")))) {
            try (Connection connection = postgres.superuser().connect();
                    Statement statement = connection.createStatement()) {
                // Enough to take a while when it is done again.
                statement.execute("create table kept as select n as number, repeat('x', 200) as text"
                        + " from generate_series(1, 500000) as n");
                ResultSet row = statement.executeQuery("select pg_backend_pid()");
                assertThat(row.next()).isTrue();
                ProcessHandle.of(row.getLong(1)).orElseThrow().destroyForcibly();
            }
            await().atMost(Duration.ofSeconds(20))
                    .pollInterval(Duration.ofMillis(5))
                    .until(() ->
                            Files.readString(folder.resolve("postgres.log")).contains("reinitializing"));
        }
        assertThat(pid).doesNotExist();
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(
                folder, Path.of("target").toAbsolutePath(), new SecretDirectory(folder.resolve("secrets")))) {
            assertThat(rows(postgres)).isEqualTo(500_000);
        }
    }

    @Test
    void onceItHasAnsweredItIsStartedAgainForAsLongAsItsServerRuns(@TempDir Path folder) throws Exception {
        Path starts = Files.createFile(folder.resolve("starts"));
        // Runs for a while once, and then fails at once, as where the disk is full.
        Process guard = new ProcessBuilder(
                        "setsid",
                        "sh",
                        "-c",
                        EmbeddedPostgres.GUARD,
                        "postgres-guard",
                        "sh",
                        "-c",
                        "echo >> \"$0\"; [ $(wc -l < \"$0\") -gt 1 ] || sleep 1; exit 1",
                        starts.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        try {
            guard.getOutputStream().write('\n');
            guard.getOutputStream().flush();
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> Files.readAllLines(starts).size() > 22);
            assertThat(guard.isAlive()).isTrue();
            guard.getOutputStream().close();
            assertThat(guard.waitFor(5, TimeUnit.SECONDS)).isTrue();
        } finally {
            guard.destroyForcibly();
        }
    }

    private static long rows(EmbeddedPostgres postgres) throws SQLException {
        try (Connection connection = postgres.superuser().connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from kept")) {
            row.next();
            return row.getLong(1);
        }
    }

    private static String show(DatabaseAccess access, String setting) throws SQLException {
        try (Connection connection = access.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show " + setting)) {
            row.next();
            return row.getString(1);
        }
    }
}
