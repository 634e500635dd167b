package pk.gov.nsor.startup.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.keys.DestructionLog;
import pk.gov.nsor.foundation.keys.FolderKeyStore;
import pk.gov.nsor.foundation.keys.KeyStore;
import pk.gov.nsor.foundation.keys.Keys;
import pk.gov.nsor.foundation.keys.SecretDirectory;
import pk.gov.nsor.foundation.keystore.KeyPostgres;
import pk.gov.nsor.foundation.keystore.PostgresKeyStore;
import pk.gov.nsor.startup.launch.command.BackupCommand;
import pk.gov.nsor.startup.launch.command.KeysCommand;
import pk.gov.nsor.startup.launch.command.RestoreCommand;
import pk.gov.nsor.startup.launch.copying.KeyTransfer;
import pk.gov.nsor.startup.launch.copying.KeysCopy;
import pk.gov.nsor.testing.TestDatabase;

/** {@code bin/nsor keys}: from the folder to a PostgreSQL and back, with a register's database of one's own. */
@Tag("process")
class KeyMoveTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 1);

    private final TestDatabase database = TestDatabase.migrated();
    private final CommandRun commands = new CommandRun();

    @TempDir
    private Path folder;

    private KeyPostgres postgres;

    @BeforeEach
    void start() throws SQLException {
        postgres = KeyPostgres.prepared(folder.resolve("keys-postgres"));
    }

    @AfterEach
    void stop() {
        postgres.close();
    }

    @Test
    void keysGoToAPostgresAndBackAndWhatIsDestroyedBetweenStaysDestroyed() throws Exception {
        UUID kept = UUID.randomUUID();
        UUID erased = UUID.randomUUID();
        Settings inFolder = Settings.from(folderOnly());
        Settings inPostgres = Settings.from(both());
        append(inFolder);
        Keys before = KeyStores.keys(inFolder);
        byte[] ofKept = before.newRecordKey(kept);
        byte[] ofErased = before.newRecordKey(erased);
        before.ofDay(DAY);
        before.ofDay(DAY.plusDays(1));
        before.destroyDaysBefore(DAY.plusDays(1));

        assertThat(keys(both(), "move", "--to", "postgresql", "--dry-run"))
                .as(said())
                .isZero();
        assertThat(said()).contains("Would move", "2 halves of people's keys and 1 lines of the log");
        assertRefused(inPostgres, "are in the folder");
        try (Connection server = database.application().connect()) {
            assertThat(server.isValid(1)).isTrue();
            assertThat(keys(both(), "move", "--to", "postgresql")).isOne();
            assertThat(said()).contains("still connected", "Stop all servers");
        }
        append(inFolder);

        assertThat(keys(both(), "move", "--to", "postgresql")).as(said()).isZero();
        assertThat(said()).contains("both are the same", "until bin/nsor keys forget-old");
        assertRefused(inFolder, "are in a PostgreSQL");
        assertThatThrownBy(() -> before.newRecordKey(UUID.randomUUID()))
                .as("a server that was overlooked")
                .isInstanceOf(Keys.LostFolderException.class);
        assertThatThrownBy(() -> new Keys(new FolderKeyStore(inFolder.secrets())))
                .isInstanceOf(Keys.LostFolderException.class);
        append(inPostgres);
        Keys moved = KeyStores.keys(inPostgres);
        assertThat(moved.unwrapRecord(ofKept, kept)).isPresent();
        moved.destroyRecord(new DestructionLog.ErasedRecord(erased, UUID.randomUUID(), "SEALED_RECORD", DAY));
        moved.destroyDaysBefore(DAY.plusDays(2));
        moved.ofDay(DAY.plusDays(3));

        assertThat(keys(both(), "move", "--to", "folder")).as(said()).isZero();
        assertRefused(inPostgres, "are in the folder");
        append(inFolder);
        Keys back = KeyStores.keys(inFolder);
        assertThat(back.unwrapRecord(ofKept, kept)).isPresent();
        assertThat(back.unwrapRecord(ofErased, erased)).isEmpty();
        KeyStore store = KeyStores.of(inFolder);
        assertThat(store.find("day-" + DAY.plusDays(1))).isEmpty();
        assertThat(store.find("day-" + DAY.plusDays(3))).isPresent();
        assertThat(store.destroyed()).hasSize(3);

        assertThat(keys(both(), "forget-old", "--yes")).as(said()).isZero();
        try (PostgresKeyStore left = postgres.store("register")) {
            assertThat(left.names(name -> true)).isEmpty();
            assertThat(KeyTransfer.held(left).halves()).isZero();
        }
        assertThat(keys(both(), "forget-old", "--yes")).isOne();
        append(inFolder);
        assertThat(count("select count(*) from audit.entry where action in ('KEYS_MOVED', 'KEYS_FORGOTTEN')"))
                .isEqualTo(3);
        assertThat(keys(both(), "move", "--to", "postgresql")).as(said()).isZero();
        assertThat(KeyStores.keys(inPostgres).unwrapRecord(ofKept, kept)).isPresent();
    }

    @Test
    void aServerThatWasJustStoppedIsWaitedForUntilItsSessionsHaveEnded() throws Exception {
        append(Settings.from(folderOnly()));
        try (Connection server = database.application().connect();
                ScheduledExecutorService others = Executors.newSingleThreadScheduledExecutor()) {
            others.schedule(
                    () -> {
                        server.close();
                        return null;
                    },
                    1,
                    TimeUnit.SECONDS);
            assertThat(keys(both(), "move", "--to", "postgresql")).as(said()).isZero();
            assertThat(server.isClosed()).isTrue();
        }
    }

    @Test
    void aMoveThatIsBrokenOffLetsNoServerStartAndIsGoneOnWith() throws Exception {
        Settings inFolder = Settings.from(folderOnly());
        append(inFolder);
        KeyStores.keys(inFolder).newRecordKey(UUID.randomUUID());
        KeyStores.keys(inFolder).keyedHash("phone");
        try (PostgresKeyStore other = postgres.store("register");
                Connection connection = database.application().connect()) {
            KeyStoreChoice.add(connection, other, KeyStoreChoice.State.MOVING);
            new FolderKeyStore(inFolder.secrets()).rename(Keys.MASTER, Keys.SET_ASIDE);
            other.make(
                    "hash-phone",
                    new FolderKeyStore(inFolder.secrets()).find("hash-phone").orElseThrow());
        }
        assertRefused(inFolder, "are being moved");
        assertRefused(Settings.from(both()), "are being moved");
        assertThat(keys(both(), "move", "--to", "folder")).isOne();
        assertThat(keys(both(), "move", "--to", "postgresql")).as(said()).isZero();
        append(Settings.from(both()));
    }

    @Test
    void aDatabasePutBackToBeforeTheMoveIsToldWhereItsKeysAre() throws Exception {
        Settings inFolder = Settings.from(folderOnly());
        append(inFolder);
        assertThat(keys(both(), "move", "--to", "postgresql")).as(said()).isZero();
        try (Connection connection = database.superuser().connect();
                Statement statement = connection.createStatement()) {
            statement.execute("delete from keys.store where number > 1");
        }
        assertRefused(Settings.from(both()), "are in the folder");
        assertThat(keys(folderOnly(), "use", "--yes")).isOne();
        assertThat(said()).contains("no keys in use");
        assertThat(keys(both(), "use", "--yes")).as(said()).isZero();
        append(Settings.from(both()));
        assertRefused(inFolder, "are in a PostgreSQL");
    }

    @Test
    void anotherRegistersStoreIsRefused() throws Exception {
        Settings inFolder = Settings.from(folderOnly());
        append(inFolder);
        try (PostgresKeyStore store = postgres.store("register")) {
            Keys _ = new Keys(store);
        }
        assertThat(keys(both(), "move", "--to", "postgresql")).isOne();
        assertThat(said()).contains("There are other keys in");
        append(inFolder);
    }

    @Test
    void aStoreThatIsAwayIsSaidAndNotTakenForAnEmptyOne() {
        postgres.close();
        assertRefused(Settings.from(both()), "No key is made or taken for missing");
    }

    @Test
    void aCopyOfAPostgresOfKeysIsRestoredIntoAFolderAndIntoAPostgres() throws Exception {
        append(Settings.from(both()));
        UUID person = UUID.randomUUID();
        Keys keys = KeyStores.keys(Settings.from(both()));
        byte[] wrapped = keys.newRecordKey(person);
        UUID gone = UUID.randomUUID();
        byte[] ofGone = keys.newRecordKey(gone);
        Path copy = folder.resolve("copy");
        Path keysCopy = folder.resolve("copy-of-keys");
        assertThat(run(new CommandLine(new BackupCommand(both())), copy.toString(), "--keys", keysCopy.toString()))
                .as(said())
                .isZero();
        keys.destroyRecord(new DestructionLog.ErasedRecord(gone, UUID.randomUUID(), "SEALED_RECORD", DAY));
        assertThat(run(
                        new CommandLine(new BackupCommand(both())),
                        folder.resolve("later").toString(),
                        "--keys",
                        keysCopy.toString()))
                .as(said())
                .isZero();

        Map<String, String> folderThere =
                Map.of("NSOR_DATA", folder.resolve("there").toString());
        Map<String, String> postgresThere = new HashMap<>();
        try (KeyPostgres other = KeyPostgres.prepared(folder.resolve("other-postgres"))) {
            postgresThere.put("NSOR_DATA", folder.resolve("there-too").toString());
            keysOf(postgresThere, other);
            // A first try that was broken off when the keys were there already.
            KeysCopy.restore(keysCopy, folder.resolve("broken-off"), KeyStores.of(Settings.from(postgresThere)));
            for (Map<String, String> there : List.of(folderThere, postgresThere)) {
                assertThat(run(
                                new CommandLine(new RestoreCommand(there)),
                                copy.toString(),
                                "--keys",
                                keysCopy.toString()))
                        .as(said())
                        .isZero();
                Settings settings = Settings.from(there);
                try (Database restored = Database.open(settings)) {
                    assertThat(restored.application()).isNotNull();
                    Keys opened = KeyStores.keys(settings);
                    assertThat(opened.unwrapRecord(wrapped, person)).isPresent();
                    assertThat(opened.unwrapRecord(ofGone, gone)).isEmpty();
                }
            }
            Path another = folder.resolve("another");
            Keys _ = new Keys(new SecretDirectory(another));
            assertThatThrownBy(() -> KeysCopy.restore(
                            another, folder.resolve("broken-off"), KeyStores.of(Settings.from(postgresThere))))
                    .hasMessageContaining("There are other keys");
        }
    }

    @Test
    void nothingIsPreparedWhereDestroyedKeysWouldStay() throws SQLException {
        Map<String, String> environment = both();
        environment.put("NSOR_KEYS_OWNER_USER", postgres.owner().user());
        environment.put("NSOR_KEYS_OWNER_PASSWORD", postgres.owner().password());
        assertThat(keys(environment, "prepare")).as(said()).isZero();
        assertThat(said()).contains("0 steps");
        postgres.superuser("alter system set wal_recycle = on");
        postgres.superuser("select pg_reload_conf()");
        postgres.superuser("select pg_sleep(0.5)");
        assertThat(keys(environment, "prepare")).isOne();
        assertThat(said()).contains("set wal_recycle = off");
    }

    private static void append(Settings settings) {
        try (Database opened = Database.open(settings)) {
            CommandTrail.append(
                    opened,
                    KeyStores.keys(settings),
                    TrailEntry.done(Administration.ACTOR, TrailAction.DATABASE_COPIED));
        }
    }

    private void assertRefused(Settings settings, String message) {
        assertThatThrownBy(() -> Database.open(settings))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining(message);
    }

    private int keys(Map<String, String> environment, String... arguments) {
        return run(KeysCommand.of(environment), arguments);
    }

    private int run(CommandLine command, String... arguments) {
        return commands.of(command, arguments);
    }

    private String said() {
        return commands.said();
    }

    private Map<String, String> folderOnly() {
        Map<String, String> environment = new HashMap<>();
        environment.put("NSOR_DATA", folder.resolve("data").toString());
        environment.put("NSOR_DB_URL", database.application().url());
        environment.put("NSOR_DB_USER", database.application().user());
        environment.put("NSOR_DB_PASSWORD", database.application().password());
        environment.put("NSOR_DB_OWNER_USER", database.owner().user());
        environment.put("NSOR_DB_OWNER_PASSWORD", database.owner().password());
        return environment;
    }

    private Map<String, String> both() {
        Map<String, String> environment = folderOnly();
        keysOf(environment, postgres);
        return environment;
    }

    private static void keysOf(Map<String, String> environment, KeyPostgres keys) {
        environment.put("NSOR_KEYS_URL", keys.application().url());
        environment.put("NSOR_KEYS_USER", keys.application().user());
        environment.put("NSOR_KEYS_PASSWORD", keys.application().password());
    }

    private long count(String sql) throws SQLException {
        try (Connection connection = database.superuser().connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
