package pk.gov.nsor.startup.launch.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.keys.FolderKeyStore;
import pk.gov.nsor.foundation.keys.Keys;
import pk.gov.nsor.foundation.keystore.KeyPostgres;
import pk.gov.nsor.foundation.keystore.PostgresKeyStore;
import pk.gov.nsor.startup.launch.Administration;
import pk.gov.nsor.startup.launch.CommandRun;
import pk.gov.nsor.startup.launch.CommandTrail;
import pk.gov.nsor.startup.launch.Database;
import pk.gov.nsor.startup.launch.KeyStores;
import pk.gov.nsor.startup.launch.LaunchException;
import pk.gov.nsor.startup.launch.Settings;
import pk.gov.nsor.testing.TestDatabase;
import pk.gov.nsor.testing.TestTokens;

/** {@code bin/nsor keys ceremony}, with tokens of SoftHSM2 and a register's database of one's own. */
@Tag("process")
class CeremonyTest {

    private static final Path NO_SHARE = Path.of("no-share");

    private final TestDatabase database = TestDatabase.migrated();
    private final CommandRun commands = new CommandRun();

    @TempDir
    private Path folder;

    private Map<String, String> machine;
    private Settings settings;

    @BeforeEach
    void begin() {
        machine = withToken(environment());
        settings = Settings.from(machine);
        append(settings);
    }

    @Test
    void theMasterKeyIsEncryptedByATokensKeyAndServersGoOn() throws Exception {
        UUID person = UUID.randomUUID();
        Keys server = KeyStores.keys(settings);
        byte[] wrapped = server.newRecordKey(person);
        Path shares = made("Ayesha Khan,Bilal Ahmad,Carla Dsouza", 2);
        assertThat(status()).contains("is not encrypted by a token's key", "nsor-");

        assertThat(ceremony("seal", shares, 1)).isOne();
        assertThat(said()).contains("2 different shares", "and there are 1", "Nothing was changed");
        assertThat(secret("master.key")).exists();
        assertThat(ceremony("check", shares, 3, 2)).as(said()).isZero();
        assertThat(said()).contains("not encrypted by any token's key yet");
        assertThat(ceremony("seal", shares, 1, 3)).as(said()).isZero();
        assertThat(said()).contains("have it in the clear");

        assertThat(secret("master.key")).doesNotExist();
        assertThat(status()).contains("is encrypted by nsor-");
        assertThat(ceremony("check", shares, 2, 3)).as(said()).isZero();
        assertThat(said()).contains("It opens the master key");
        assertThat(server.unwrapRecord(wrapped, person)).isPresent();
        assertThat(server.newRecordKey(UUID.randomUUID())).isNotEmpty();
        assertThat(server.unwrapRecord(KeyStores.keys(settings).newRecordKey(person), person))
                .isPresent();
        append(settings);
        assertThat(KeyStores.of(settings).destroyed())
                .as("nothing that a restore would destroy again")
                .isEmpty();
    }

    @Test
    void withoutTheTokenNothingOpensAndNoOtherMasterKeyIsMade() throws Exception {
        seal(made("Ayesha Khan,Bilal Ahmad", 2), 1, 2);
        Settings without = Settings.from(environment());
        assertRefused(without, "is encrypted by a key of a token. Set NSOR_TOKEN_LIBRARY");
        assertThatThrownBy(() -> new Keys(new FolderKeyStore(without.secrets())))
                .isInstanceOf(Keys.LostFolderException.class);
        assertThat(secret("master.key")).doesNotExist();

        Map<String, String> wrong = new HashMap<>(machine);
        Path pin = Files.writeString(folder.resolve("wrong.pin"), "000000");
        wrong.put("NSOR_TOKEN_PIN_FILE", pin.toString());
        assertInAnotherProcess(wrong, "is refused by the token", "It was tried once");
        wrong.put("NSOR_TOKEN_PIN_FILE", folder.resolve("missing.pin").toString());
        assertRefused(Settings.from(wrong), "PIN cannot be read");
        wrong.put("NSOR_TOKEN_SLOT", "77");
        assertRefused(Settings.from(wrong), "slot 77 of /usr/lib/softhsm/libsofthsm2.so: CKR_SLOT_ID_INVALID");
        for (String slot : List.of("-1", "4294967296", "one")) {
            wrong.put("NSOR_TOKEN_SLOT", slot);
            assertThatThrownBy(() -> Settings.from(wrong)).hasMessageContaining("NSOR_TOKEN_SLOT must be the number");
        }
        wrong.put("NSOR_TOKEN_LIBRARY", folder.resolve("none.so").toString());
        assertThatThrownBy(() -> Settings.from(withSlot(wrong, "1"))).hasMessageContaining("there is no file");
    }

    @Test
    void aLostTokenIsReplacedByAsManyOfficersAsAreNeeded() throws Exception {
        UUID person = UUID.randomUUID();
        Path shares = made("Ayesha Khan,Bilal Ahmad,Carla Dsouza,Daud Shah,Esha Bibi", 3);
        seal(shares, 5, 1, 3);
        byte[] wrapped = KeyStores.keys(settings).newRecordKey(person);
        machine = withToken(environment());
        Settings other = Settings.from(machine);
        assertRefused(other, "is not in the token in slot");
        assertThat(ceremony("restore", shares, 2, 4)).isOne();
        assertThat(said()).contains("3 different shares");
        assertThat(ceremony("restore", shares, 2, 4, 5)).as(said()).isZero();
        append(other);
        assertThat(KeyStores.keys(other).unwrapRecord(wrapped, person)).isPresent();
        assertThat(ceremony("restore", shares, 1, 2, 3)).as("once more").isZero();
    }

    @Test
    void theTokensKeyIsChangedWithoutAStopAndTheOldOneRemoved() throws Exception {
        Keys server = KeyStores.keys(settings);
        Path first = made("Ayesha Khan,Bilal Ahmad", 2);
        seal(first, 1, 2);
        String old = key(first);
        Path second = made("Carla Dsouza,Daud Shah,Esha Bibi", 2);
        seal(second, 1, 2);
        assertThat(said()).contains("What was encrypted by " + old);
        assertThat(server.newRecordKey(UUID.randomUUID())).isNotEmpty();
        assertThat(ceremony("check", first, 1, 2)).isOne();
        assertThat(said()).contains("does not open the master key");
        assertThat(remove(key(second))).isOne();
        assertThat(said()).contains("encrypts the master key. Nothing was changed");
        assertThat(remove(old)).as(said()).isZero();
        assertThat(remove(old)).isOne();
        assertThat(said()).contains("There is no key " + old);
        assertThat(ceremony("seal", first, 1, 2)).isOne();
        assertThat(said()).contains("is not in the token").contains("Put it there first");
        append(settings);
        try (Stream<Path> files = Files.list(settings.secrets())) {
            assertThat(files.filter(file -> file.getFileName().toString().startsWith("sealed-")))
                    .hasSize(1);
        }
    }

    @Test
    void aNewerMasterKeyIsMadeByOfficersAndEncryptedByTheTokensKeyAsWell() throws Exception {
        Keys server = KeyStores.keys(settings);
        UUID person = UUID.randomUUID();
        byte[] before = server.newRecordKey(person);
        assertThat(run(KeysCommand.of(machine), "new-master", "--yes"))
                .as(said())
                .isZero();
        assertThat(said()).contains("Master key 2 wraps");
        Path shares = made("Ayesha Khan,Bilal Ahmad,Carla Dsouza", 2);
        seal(shares, 1, 2);
        assertThat(newMaster(shares, 3)).isOne();
        assertThat(said()).contains("2 different shares");
        assertThat(newMaster(made("Ayesha Khan,Bilal Ahmad", 2), 1, 2)).isOne();
        assertThat(said()).contains("does not open the master key. Nothing was changed");
        assertThat(newMaster(shares, 3, 1)).as(said()).isZero();
        assertThat(said()).contains("Master key 3 wraps");
        try (Stream<Path> files = Files.list(settings.secrets())) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(file -> file.contains("master")))
                    .hasSize(3)
                    .allSatisfy(file -> assertThat(file).startsWith("sealed-master"));
        }
        byte[] anew = server.wrapAnew(before, person.toString());
        assertThat(server.newestMaster()).isEqualTo(3);
        Path second = made("Daud Shah,Esha Bibi", 2);
        seal(second, 1, 2);
        append(settings);
        assertThat(KeyStores.keys(settings).unwrapRecord(anew, person)).isPresent();
        assertThat(status()).contains("Master key 3 wraps keys.", "Still wrapped by an older one: {audit.content_key=");
        assertThat(run(KeysCommand.of(machine), "wrap-anew")).as(said()).isZero();
        assertThat(said()).contains("audit.content_key: ", "Nothing is wrapped by an older master key any more");
        assertThat(status()).contains("Nothing is wrapped by an older one any more");
        append(settings);
    }

    private int newMaster(Path shares, int... numbers) {
        List<String> arguments = new ArrayList<>(List.of("new-master", "--yes"));
        for (int number : numbers) {
            arguments.addAll(List.of(
                    "--share", shares.resolve("share-" + number + ".txt").toString()));
        }
        return run(KeysCommand.of(machine), arguments.toArray(String[]::new));
    }

    @Test
    void sealingThatWasBrokenOffIsGoneOnWith() throws Exception {
        Path first = made("Ayesha Khan,Bilal Ahmad", 2);
        seal(first, 1, 2);
        Path left = onlySealed();
        byte[] before = Files.readAllBytes(left);
        Path second = made("Ayesha Khan,Bilal Ahmad", 2);
        seal(second, 1, 2);
        Files.write(left, before);
        append(settings);
        assertThat(remove(key(first))).as("what is left by it would not open").isOne();
        seal(second, 1, 2);
        assertThat(onlySealed()).isNotEqualTo(left);
        assertThat(remove(key(first))).as(said()).isZero();
        append(settings);
    }

    @Test
    void copiesAndTheOtherStoreHaveTheMasterKeyEncryptedAsWell() throws Exception {
        UUID person = UUID.randomUUID();
        seal(made("Ayesha Khan,Bilal Ahmad", 2), 1, 2);
        byte[] wrapped = KeyStores.keys(settings).newRecordKey(person);
        Path copy = folder.resolve("copy");
        Path keysCopy = folder.resolve("copy-of-keys");
        try (KeyPostgres postgres = KeyPostgres.prepared(folder.resolve("keys-postgres"))) {
            for (Map<String, String> from : List.of(machine, inPostgres(postgres))) {
                boolean isPostgres = from.containsKey("NSOR_KEYS_URL");
                if (isPostgres) {
                    assertThat(run(KeysCommand.of(from), "move", "--to", "postgresql"))
                            .as(said())
                            .isZero();
                }
                Path there = copy.resolveSibling("copy-" + isPostgres);
                assertThat(run(
                                new CommandLine(new BackupCommand(from)),
                                there.toString(),
                                "--keys",
                                keysCopy.toString()))
                        .as(said())
                        .isZero();
                assertThat(keysCopy.resolve("master.key")).doesNotExist();
                assertThat(Keys.isSealed(new FolderKeyStore(keysCopy))).isTrue();
                Map<String, String> restored = new HashMap<>(machine);
                restored.keySet().removeIf(name -> name.startsWith("NSOR_DB"));
                restored.put("NSOR_DATA", folder.resolve("there-" + isPostgres).toString());
                assertThat(run(
                                new CommandLine(new RestoreCommand(restored)),
                                there.toString(),
                                "--keys",
                                keysCopy.toString()))
                        .as(said())
                        .isZero();
                assertThat(KeyStores.keys(Settings.from(restored)).unwrapRecord(wrapped, person))
                        .isPresent();
            }
            try (PostgresKeyStore store = postgres.store("register")) {
                assertThat(store.find(Keys.MASTER)).isEmpty();
                assertThat(Keys.isSealed(store)).isTrue();
            }
        }
    }

    @Test
    void aMasterKeyThatWasPlainLeavesTheFilesOfThePostgres() throws Exception {
        try (KeyPostgres postgres = KeyPostgres.prepared(folder.resolve("keys-postgres"))) {
            Map<String, String> folderOnly = machine;
            machine = inPostgres(postgres);
            assertThat(run(KeysCommand.of(machine), "move", "--to", "postgresql"))
                    .as(said())
                    .isZero();
            byte[] plain =
                    new FolderKeyStore(settings.secrets()).find(Keys.SET_ASIDE).orElseThrow();
            postgres.superuser("checkpoint");
            assertThat(postgres.filesWith(plain)).isNotEmpty();
            seal(made("Ayesha Khan,Bilal Ahmad", 2), 1, 2);
            assertThat(postgres.filesWith(plain)).isEmpty();
            append(Settings.from(machine));
            machine = folderOnly;
        }
    }

    @Test
    void aSealingWhosePlainKeyStaysInTheFilesIsOnTheTrailAndIsSaid() throws Exception {
        try (KeyPostgres postgres = KeyPostgres.prepared(folder.resolve("keys-postgres"))) {
            Map<String, String> folderOnly = machine;
            machine = inPostgres(postgres);
            assertThat(run(KeysCommand.of(machine), "move", "--to", "postgresql"))
                    .as(said())
                    .isZero();
            Path shares = made("Ayesha Khan,Bilal Ahmad", 2);
            String rewriting = "execute on function keys_register.rewrite(boolean)";
            String role = postgres.application().user();
            postgres.superuser("revoke " + rewriting + " from " + role);
            assertThat(ceremony("seal", shares, 1, 2)).isOne();
            assertThat(said()).contains("is encrypted by nsor-", "is still in the files of", "Run bin/nsor keys");
            assertThat(sealings()).isOne();
            postgres.superuser("grant " + rewriting + " to " + role);
            seal(shares, 1, 2);
            assertThat(sealings()).isEqualTo(2);
            machine = folderOnly;
        }
    }

    private int sealings() throws SQLException {
        try (Connection connection = database.superuser().connect();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("select count(*) from audit.entry where action = 'KEYS_SEALED'")) {
            row.next();
            return row.getInt(1);
        }
    }

    @Test
    void whoCannotComeTogetherIsRefusedBeforeAnythingIsMade() {
        Map<String, String> refusals = Map.of(
                "Ayesha Khan",
                "Name 2 to 9 officers, not 1",
                "A,B,C,D,E,F,G,H,I,J",
                "Name 2 to 9 officers, not 10",
                "Ayesha Khan,Ayesha Khan",
                "named twice",
                "Ayesha Khan, ",
                "1 to 60 characters",
                "Ayesha Khan," + "x".repeat(61),
                "1 to 60 characters");
        refusals.forEach((officers, refusal) -> {
            assertThat(make(officers, 2, NO_SHARE)).isOne();
            assertThat(said()).contains(refusal);
        });
        for (int needed : new int[] {1, 4}) {
            assertThat(make("Ayesha Khan,Bilal Ahmad,Carla Dsouza", needed, NO_SHARE))
                    .isOne();
            assertThat(said()).contains("--needed is 2 to 3 with these officers, not " + needed);
        }
        assertThat(run(KeysCommand.of(machine), "ceremony", "make", "--officers", "A,B", "--needed", "2"))
                .isOne();
        assertThat(said()).contains("no terminal");
        assertThat(NO_SHARE).doesNotExist();
        assertThat(status()).contains(": no key.");
        assertThat(run(KeysCommand.of(environment()), "ceremony", "check")).isOne();
        assertThat(said()).contains("Set NSOR_TOKEN_LIBRARY");
    }

    @Test
    void filesAreForTheirOfficersAloneAndNoneIsOverwritten() throws Exception {
        Path shares = made("Ayesha Khan,Bilal Ahmad", 2);
        Path share = shares.resolve("share-1.txt");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(share)))
                .isEqualTo("rw-------");
        assertThat(share).content().contains("Share 1 of 2", "For Ayesha Khan", "Any 2 of the shares");
        assertThat(make("Ayesha Khan,Bilal Ahmad", 2, shares)).isOne();
        assertThat(said()).contains("already. Nothing was made");
        Files.writeString(share, Files.readString(share).replaceFirst("(.)(\\S)\\n$", "$2$1\n"));
        assertThat(ceremony("check", shares, 1, 2)).isOne();
        assertThat(said()).contains("share-1.txt: A letter or digit of the share is wrong");
    }

    private Path made(String officers, int needed) {
        Path shares = folder.resolve("shares-" + UUID.randomUUID());
        assertThat(make(officers, needed, shares)).as(said()).isZero();
        return shares;
    }

    private int make(String officers, int needed, Path shares) {
        return run(
                KeysCommand.of(machine),
                "ceremony",
                "make",
                "--officers",
                officers,
                "--needed",
                Integer.toString(needed),
                "--to",
                shares.toString());
    }

    private void seal(Path shares, int... numbers) {
        assertThat(ceremony("seal", shares, numbers)).as(said()).isZero();
    }

    private int ceremony(String step, Path shares, int... numbers) {
        List<String> arguments = new ArrayList<>(List.of("ceremony", step));
        for (int number : numbers) {
            arguments.addAll(List.of(
                    "--share", shares.resolve("share-" + number + ".txt").toString()));
        }
        if (step.equals("seal")) {
            arguments.add("--yes");
        }
        return run(KeysCommand.of(machine), arguments.toArray(String[]::new));
    }

    private int remove(String key) {
        return run(KeysCommand.of(machine), "ceremony", "remove", "--key", key, "--yes");
    }

    private String status() {
        assertThat(run(KeysCommand.of(machine), "status")).as(said()).isZero();
        return said();
    }

    private static String key(Path shares) throws Exception {
        return Files.readString(shares.resolve("share-1.txt")).replaceFirst("(?s).*(nsor-[0-9a-f]{8}).*", "$1");
    }

    private Path onlySealed() throws Exception {
        try (Stream<Path> files = Files.list(settings.secrets())) {
            List<Path> sealed = files.filter(
                            file -> file.getFileName().toString().startsWith("sealed-"))
                    .toList();
            assertThat(sealed).hasSize(1);
            return sealed.getFirst();
        }
    }

    private Path secret(String name) {
        return settings.secrets().resolve(name);
    }

    private static void append(Settings settings) {
        try (Database opened = Database.open(settings)) {
            CommandTrail.append(
                    opened,
                    KeyStores.keys(settings),
                    TrailEntry.done(Administration.ACTOR, TrailAction.DATABASE_COPIED));
        }
    }

    private static void assertRefused(Settings settings, String message) {
        assertThatThrownBy(() -> Database.open(settings))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining(message);
    }

    /** A process that has logged in to a token is not asked again. */
    private static void assertInAnotherProcess(Map<String, String> environment, String... messages) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "pk.gov.nsor.Nsor",
                "keys",
                "status");
        builder.environment().putAll(environment);
        Process process = builder.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isOne();
        assertThat(said).contains(messages);
    }

    private int run(CommandLine command, String... arguments) {
        return commands.of(command, arguments);
    }

    private String said() {
        return commands.said();
    }

    private Map<String, String> inPostgres(KeyPostgres postgres) throws SQLException {
        Map<String, String> environment = new HashMap<>(machine);
        environment.put("NSOR_KEYS_URL", postgres.application().url());
        environment.put("NSOR_KEYS_USER", postgres.application().user());
        environment.put("NSOR_KEYS_PASSWORD", postgres.application().password());
        return environment;
    }

    private Map<String, String> withToken(Map<String, String> environment) {
        Map<String, String> with = new HashMap<>(environment);
        with.putAll(TestTokens.one(folder));
        return with;
    }

    private static Map<String, String> withSlot(Map<String, String> environment, String slot) {
        Map<String, String> with = new HashMap<>(environment);
        with.put("NSOR_TOKEN_SLOT", slot);
        return with;
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        environment.put("NSOR_DATA", folder.resolve("data").toString());
        environment.put("NSOR_DB_URL", database.application().url());
        environment.put("NSOR_DB_USER", database.application().user());
        environment.put("NSOR_DB_PASSWORD", database.application().password());
        environment.put("NSOR_DB_OWNER_USER", database.owner().user());
        environment.put("NSOR_DB_OWNER_PASSWORD", database.owner().password());
        return environment;
    }
}
