package pk.gov.nsor.startup.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pk.gov.nsor.foundation.access.NewAccount;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.keys.DestructionLog;
import pk.gov.nsor.foundation.keys.Keys;
import pk.gov.nsor.foundation.keys.KeysAwayException;
import pk.gov.nsor.foundation.keys.SecretDirectory;
import pk.gov.nsor.testing.TestDatabase;

/** A folder of keys that is missing, another register's or not whole, on a database of one's own that has data. */
@Tag("process")
class KeyFolderTest {

    private final TestDatabase database = TestDatabase.migrated();

    @TempDir
    private Path folder;

    @Test
    void aServerDoesNotStartWithAnEmptyFolderWhereTheDatabaseHasDataAndMakesNoKeyThere() throws IOException {
        try (Database begun = Database.open(settings("right"))) {
            append(begun, "right");
        }
        assertRefused("wrong", "there are no keys in");
        assertThat(folder.resolve("wrong")).doesNotExist();
        try (Database again = Database.open(settings("right"))) {
            append(again, "right");
        }
    }

    @Test
    void aCommandBesideAServerIsRefusedAsWell() {
        try (Database begun = Database.open(settings("right"))) {
            append(begun, "right");
        }
        assertThatThrownBy(() -> Database.join(settings("wrong")))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("there are no keys in");
    }

    @Test
    void anotherRegistersFolderIsRefused() {
        try (Database begun = Database.open(settings("right"))) {
            append(begun, "right");
        }
        Keys _ = new Keys(new SecretDirectory(folder.resolve("other/secrets")));
        assertRefused("other", "The key master in");
    }

    @Test
    void aFolderThatLacksOneKeyIsRefusedAndNoneIsMadeInItsPlace() throws IOException {
        try (Database begun = Database.open(settings("right"))) {
            append(begun, "right");
            new Keys(new SecretDirectory(folder.resolve("right/secrets"))).keyedHash("phone");
        }
        Database.open(settings("right")).close();
        Path key = folder.resolve("right/secrets/hash-phone.key");
        Files.move(key, folder.resolve("kept"), StandardCopyOption.ATOMIC_MOVE);
        assertRefused("right", "The key hash-phone is missing");
        assertThat(key).doesNotExist();
        Files.move(folder.resolve("kept"), key, StandardCopyOption.ATOMIC_MOVE);
        Database.open(settings("right")).close();
    }

    @Test
    void aLogOfDestructionsThatIsLostIsNotBegunAnewByWhateverComesNext() throws Exception {
        Path secrets = folder.resolve("right/secrets");
        Database.open(settings("right")).close();
        Keys keys = new Keys(new SecretDirectory(secrets));
        UUID person = person(keys);
        Path log = secrets.resolve(DestructionLog.FILE);
        Files.move(log, folder.resolve("kept"), StandardCopyOption.ATOMIC_MOVE);
        assertRefused("right", "and no destroyed.log");
        Keys _ = new Keys(new SecretDirectory(secrets));
        assertThatThrownBy(() -> keys.destroyRecord(new DestructionLog.ErasedRecord(
                        person, UUID.randomUUID(), "SEALED_RECORD", LocalDate.of(2026, 11, 1))))
                .isInstanceOf(Keys.LostLogException.class);
        assertThat(log).doesNotExist();
        Files.move(folder.resolve("kept"), log, StandardCopyOption.ATOMIC_MOVE);
        Database.open(settings("right")).close();
    }

    @Test
    void keysOfDaysComeAndGoWithoutAQuestion() {
        Database.open(settings("right")).close();
        Keys keys = new Keys(new SecretDirectory(folder.resolve("right/secrets")));
        keys.keyedHash("sms-turn", LocalDate.of(2026, 11, 1));
        Database.open(settings("right")).close();
        keys.destroyKeyedHashesBefore("sms-turn", LocalDate.of(2026, 11, 2));
        Database.open(settings("right")).close();
    }

    @Test
    void aFolderWithoutTheHalvesOfPeoplesKeysIsRefusedButNotForThoseThatWereErased() throws Exception {
        Database.open(settings("right")).close();
        Keys keys = new Keys(new SecretDirectory(folder.resolve("right/secrets")));
        List<UUID> people = List.of(person(keys), person(keys));
        Database.open(settings("right")).close();
        keys.destroyRecord(new DestructionLog.ErasedRecord(
                people.getFirst(), UUID.randomUUID(), "SEALED_RECORD", LocalDate.of(2026, 11, 1)));
        Database.open(settings("right")).close();
        delete(folder.resolve("right/secrets/records"));
        assertRefused("right", "do not open the records of this database: 1 of those that were tried");
    }

    @Test
    void aRegisterFromBeforeTheChecksIsTakenWithTheKeysThatOpenItAndWithNoOthers() throws SQLException {
        Database.open(settings("right")).close();
        UUID _ = person(new Keys(new SecretDirectory(folder.resolve("right/secrets"))));
        owner("truncate keys.check_value");
        assertRefused("wrong", "there are no keys in");
        Keys _ = new Keys(new SecretDirectory(folder.resolve("other/secrets")));
        assertRefused("other", "do not open the records");
        assertThat(count("select count(*) from keys.check_value")).isZero();
        Database.open(settings("right")).close();
        assertThat(count("select count(*) from keys.check_value")).isPositive();
    }

    @Test
    void aVolumeThatGoesAwayUnderARunningServerGetsNoNewKeysAndLosesNone() throws IOException {
        Path secrets = folder.resolve("right/secrets");
        Keys keys = new Keys(new SecretDirectory(secrets));
        UUID person = UUID.randomUUID();
        byte[] wrapped = keys.newRecordKey(person);
        keys.keyedHash("sms-turn", LocalDate.of(2026, 11, 1));
        UUID request = UUID.randomUUID();
        keys.ofOne("disclosure-vault", request);
        Path elsewhere = folder.resolve("elsewhere");
        Files.move(secrets, elsewhere);
        Files.createDirectories(secrets);
        assertLost(() -> keys.ofDay(LocalDate.of(2026, 11, 2)));
        assertLost(() -> keys.keyedHash("phone"));
        assertLost(() -> keys.newRecordKey(UUID.randomUUID()));
        assertLost(() -> keys.ofOne("disclosure-vault", UUID.randomUUID()));
        assertLost(() -> keys.destroyRecord(new DestructionLog.ErasedRecord(
                person, UUID.randomUUID(), "SEALED_RECORD", LocalDate.of(2026, 11, 1))));
        assertLost(() -> keys.unwrapRecord(wrapped, person));
        assertLost(() -> keys.unopened(Map.of(person, wrapped)));
        assertLost(() -> keys.findBackupOf(person));
        assertLost(() -> keys.findOfOne("disclosure-vault", request));
        assertLost(() -> keys.destroyOfOne("disclosure-vault", request));
        assertThat(secrets).as("reading makes nothing there").isEmptyDirectory();
        delete(secrets);
        Files.move(elsewhere, secrets);
        assertThat(keys.unwrapRecord(wrapped, person)).isPresent();
        keys.ofDay(LocalDate.of(2026, 11, 2));
    }

    @Test
    void anEmbeddedDatabaseWhoseSecretsAreGoneIsSaidAtOnce() throws IOException {
        Path cluster = folder.resolve("embedded/postgres");
        Files.createDirectories(cluster);
        Files.writeString(cluster.resolve("PG_VERSION"), "18\n");
        Settings embedded =
                new Settings(folder.resolve("embedded"), null, "nsor_app", null, null, null, null, 0, false);
        assertThatThrownBy(() -> Database.open(embedded))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("no password for it");
    }

    @Test
    void aRegisterOfSyntheticDataIsNeverServedAsARealOne() throws SQLException {
        try (Administration administration = Administration.open(settings("right"))) {
            administration.installation().refuseSynthetic();
            administration.installation().markSynthetic();
            assertThatThrownBy(() -> administration.installation().refuseSynthetic())
                    .hasMessageContaining("--demo");
        }
    }

    @Test
    void whatAnOlderVersionLoadedIsSyntheticThoughNobodySaidSo() throws SQLException {
        try (Administration administration = Administration.open(settings("right"))) {
            owner("insert into demo.data_set (name, seed, as_of) values ('offenders', 1, date '2026-11-01')");
            assertThatThrownBy(() -> administration.installation().refuseSynthetic())
                    .hasMessageContaining("--demo");
            assertThatThrownBy(() -> administration
                            .installation()
                            .bootstrap(
                                    account("admin.one", Role.ADMINISTRATOR),
                                    "a",
                                    account("approver.one", Role.NATIONAL_SUPERVISOR),
                                    "b",
                                    Administration.ACTOR))
                    .hasMessageContaining("synthetic");
        }
    }

    private static NewAccount account(String name, Role role) {
        return new NewAccount(name, "Some Name", java.util.Set.of(role), "NPB").numbered("7" + role.ordinal());
    }

    private void assertRefused(String data, String message) {
        assertThatThrownBy(() -> Database.open(settings(data)))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining(message)
                .hasMessageContaining("Nothing was changed");
    }

    private static void assertLost(org.assertj.core.api.ThrowableAssert.ThrowingCallable asked) {
        assertThatThrownBy(asked)
                .isInstanceOf(Keys.LostFolderException.class)
                .as("answered as a database that is away is")
                .isInstanceOf(KeysAwayException.class);
    }

    private void append(Database on, String data) {
        CommandTrail.append(
                on,
                new Keys(new SecretDirectory(folder.resolve(data).resolve("secrets"))),
                TrailEntry.done(Administration.ACTOR, TrailAction.DATABASE_COPIED));
    }

    private UUID person(Keys keys) throws SQLException {
        UUID person = UUID.randomUUID();
        owner("insert into register.person (id, name_latin, sex, nationality, registered_at) values ('" + person
                + "', 'Nobody', 'MALE', 'PK', now())");
        try (Connection connection = database.superuser().connect();
                var insert =
                        connection.prepareStatement("insert into audit.content_key (id, wrapped_key) values (?, ?)")) {
            insert.setObject(1, person);
            insert.setBytes(2, keys.newRecordKey(person));
            insert.executeUpdate();
        }
        return person;
    }

    private void owner(String sql) throws SQLException {
        try (Connection connection = database.superuser().connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long count(String sql) throws SQLException {
        try (Connection connection = database.superuser().connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void delete(Path tree) throws IOException {
        try (Stream<Path> files = Files.walk(tree)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private Settings settings(String data) {
        DatabaseAccess access = database.application();
        return new Settings(
                folder.resolve(data), access.url(), access.user(), access.password(), null, null, null, 0, false);
    }
}
