package pk.gov.nsor.startup.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionTemplate;
import picocli.CommandLine;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.foundation.kernel.RegisterNumber;
import pk.gov.nsor.foundation.keys.DestructionLog;
import pk.gov.nsor.foundation.keys.FolderKeyStore;
import pk.gov.nsor.foundation.keys.Keys;
import pk.gov.nsor.foundation.keys.SecretDirectory;
import pk.gov.nsor.startup.demo.SyntheticNation;
import pk.gov.nsor.startup.launch.command.AfterRestoreCommand;
import pk.gov.nsor.startup.launch.command.BackupCommand;
import pk.gov.nsor.startup.launch.command.MigrateCommand;
import pk.gov.nsor.startup.launch.command.RestoreCommand;
import pk.gov.nsor.startup.launch.copying.CopyException;
import pk.gov.nsor.startup.launch.copying.DatabaseCopy;
import pk.gov.nsor.startup.launch.copying.KeysCopy;
import pk.gov.nsor.startup.launch.copying.OpenedCopy;
import pk.gov.nsor.startup.launch.trail.AuditCommand;
import pk.gov.nsor.testing.TestDatabase;
import pk.gov.nsor.testing.WebSession;
import tools.jackson.databind.json.JsonMapper;

/** {@code bin/nsor backup} and {@code restore}: what was erased after a copy does not come back with it. */
@Tag("process")
class BackupAndRestoreTest {

    private static final int PEOPLE = 12;
    private static final String NAME = "Unmistakable Restored Name";

    private final TestDatabase database = TestDatabase.migrated();
    private final StringWriter said = new StringWriter();
    private final StringWriter warned = new StringWriter();
    private final Keys keys = new Keys(new SecretDirectory(database.data().resolve("secrets")));

    @TempDir
    private Path folder;

    @Test
    void anErasedRecordDoesNotComeBackWithTheCopyOfLastWeek() throws Exception {
        entryOfBeforeThereWereSalts();
        UUID person = somebodyAmongOthers();
        Path copy = folder.resolve("last-week");
        Path keysCopy = folder.resolve("keys");
        assertThat(audit(here(), "checkpoint")).isZero();
        assertThat(backup(copy, keysCopy)).as(warned.toString()).isZero();
        assertThat(said.toString()).contains("register.person: 12 rows", "keep no older copy");
        OpenedCopy before = OpenedCopy.of(copy, keysCopy);
        assertThat(before.text()).contains(NAME);
        assertThat(before.closed()).isEmpty();
        assertThat(plainlyIn(copy)).as("the copy without its keys").isFalse();
        List<String> others = rows(superuser(), person);

        ErasedPerson.erase(client(database.application()), keys, person);
        assertThat(audit(here(), "checkpoint")).isZero();
        Path witness = Files.writeString(folder.resolve("witness"), said + "\n");
        assertThat(backup(folder.resolve("this-week"), keysCopy)).isZero();

        OpenedCopy after = OpenedCopy.of(copy, copied(keysCopy));
        assertThat(after.closed()).containsExactly(person);
        assertThat(after.text()).doesNotContain(NAME);

        Path elsewhere = folder.resolve("elsewhere");
        Map<String, String> there =
                Map.of("NSOR_DATA", elsewhere.toString(), "NSOR_WITNESSES", "outside=file:" + witness);
        assertThat(run(new RestoreCommand(there), copy.toString(), "--keys", keysCopy.toString()))
                .as(warned.toString())
                .isOne();
        assertThat(said.toString())
                .contains(
                        "1 erased records of the log were erased again",
                        "witnesses have seen more",
                        "NSOR_TRAIL_ORIGIN=nsor.gov.pk/trail,nsor.gov.pk/trail/2. Then: bin/nsor after-restore. No server starts");
        try (Database restored = Database.open(Settings.from(there))) {
            JdbcClient jdbc = client(restored.restorer(Settings.from(there)));
            assertThat(tablesWith(jdbc, NAME)).isEmpty();
            assertThat(tablesWith(jdbc, person.toString())).containsExactly("audit.entry", "retention.erasure");
            assertThat(jdbc.sql("select count(*) from audit.content_key where id = ?")
                            .param(person)
                            .query(Long.class)
                            .single())
                    .isZero();
            assertThat(rows(jdbc, person)).isEqualTo(others).hasSizeGreaterThan(20);
            assertThat(jdbc.sql("select count(*) from audit.entry where salt is null")
                            .query(Long.class)
                            .single())
                    .isOne();
            assertThat(jdbc.sql("select nextval(pg_get_serial_sequence('register.person_cnic', 'id'))")
                            .query(Long.class)
                            .single())
                    .isGreaterThan(PEOPLE);
        }
        assertThat(audit(there, "verify", "--contents")).as(said.toString()).isZero();
        assertThat(audit(there, "verify", "--checkpoint", witness.toString())).isOne();
        assertThat(said.toString()).contains("trail rolled back, leaf 3");
        try (Database restored = Database.open(Settings.from(there));
                RestoredRegister register = RestoredRegister.on(restored.application(), elsewhere)) {
            opensWhoSurvivedAndNotWhoIsErased(
                    register.registrar(), client(restored.restorer(Settings.from(there))), person);
        }
        try (Database restored = Database.open(Settings.from(there))) {
            assertThat(RestoreCheck.fit(elsewhere, restored.application()))
                    .as("no server starts under the old name of the trail")
                    .isEqualTo(RestoreCheck.Fit.STRANGE);
        }
        Map<String, String> anew = new HashMap<>(there);
        anew.put("NSOR_TRAIL_ORIGIN", "nsor.gov.pk/trail,nsor.gov.pk/trail/2");
        assertThat(run(new AfterRestoreCommand(anew))).as(warned.toString()).isZero();
        assertThat(said.toString()).contains("on the trail is nsor.gov.pk/trail/2");
        assertThat(audit(anew, "checkpoint")).isZero();
        assertThat(audit(anew, "verify", "--checkpoint", witness.toString()))
                .as(said.toString())
                .isZero();
        assertThat(said.toString()).contains("LOST are");
    }

    @Test
    void whoIsErasedWhileACopyIsMadeIsInNeitherTheCopyNorItsKeys() throws Exception {
        UUID person = somebodyAmongOthers();
        Path copy = folder.resolve("copy");
        Path keysCopy = folder.resolve("keys");
        List<String> lines = new ArrayList<>();
        try (Connection connection = database.owner().connect()) {
            long _ = new DatabaseCopy(connection, keys, Clock.system(Day.ZONE), line -> {
                        lines.add(line);
                        if (line.startsWith("audit.content_key:")) {
                            ErasedPerson.erase(client(database.application()), keys, person);
                        }
                    })
                    .to(copy);
        }
        long _ = KeysCopy.make(
                database.data().resolve("secrets"),
                new FolderKeyStore(database.data().resolve("secrets")),
                keysCopy);

        assertThat(keys.findBackupOf(person)).isEmpty();
        assertThat(lines).contains("register.person: " + (PEOPLE - 1) + " rows");
        assertThat(OpenedCopy.of(copy, keysCopy).text()).doesNotContain(NAME);
        assertThat(restore(Map.of("NSOR_DATA", folder.resolve("there").toString()), copy, keysCopy))
                .as(warned.toString())
                .isZero();
    }

    @Test
    void keysThatAreOlderThanTheDatabaseAreNeitherReplacedNorCopiedOverTheOnlyOnesThatFit() throws Exception {
        UUID person = somebodyAmongOthers();
        superuser()
                .sql("insert into audit.content_key (id, wrapped_key) values (?, ?) on conflict (id) do update"
                        + " set wrapped_key = excluded.wrapped_key")
                .params(person, keys.newRecordKey(person))
                .update();
        UUID unwritten = superuser()
                .sql("select id from register.person where id not in (select id from audit.content_key) limit 1")
                .query(UUID.class)
                .single();
        Path keysCopy = folder.resolve("keys");
        assertThat(backup(folder.resolve("copy"), keysCopy))
                .as(warned.toString())
                .isZero();
        Path copied = half(keysCopy, person);
        byte[] good = Files.readAllBytes(copied);
        Files.delete(half(secrets(), person));

        // The start tries fifty keys only, so an older store passes it.
        try (Connection connection = database.owner().connect()) {
            DatabaseCopy later = new DatabaseCopy(connection, keys, Clock.system(Day.ZONE), line -> {});
            assertThatThrownBy(() -> later.to(folder.resolve("later")))
                    .isInstanceOf(CopyException.class)
                    .hasMessageContainingAll("do not open what is kept of 1 people: " + person, "Nothing was copied");
        }
        assertThat(folder.resolve("later")).doesNotExist();
        assertThat(half(secrets(), person)).as("no other half is made").doesNotExist();
        assertThatThrownBy(() -> KeysCopy.make(secrets(), new FolderKeyStore(secrets()), keysCopy))
                .isInstanceOf(CopyException.class)
                .hasMessageContaining("holds 0 keys and 1 halves of people's keys that " + secrets());
        assertThat(copied).hasBinaryContent(good);
        Files.write(half(secrets(), person), good);

        // Whose key the database does not have yet may have one in the copy.
        Files.delete(half(secrets(), unwritten));
        Files.delete(secrets().resolve("backup-" + LocalDate.now(Day.ZONE) + ".key"));
        assertThat(backup(folder.resolve("later"), keysCopy)).isOne();
        assertThat(warned.toString()).contains("holds 1 keys and 1 halves");
        assertThat(backup(folder.resolve("later"), folder.resolve("other-keys")))
                .as(warned.toString())
                .isZero();
    }

    private Path secrets() {
        return database.data().resolve("secrets");
    }

    private static Path half(Path keys, UUID person) {
        return keys.resolve("records/" + person.toString().substring(34) + "/" + person + ".key");
    }

    /** On the pages of a server, where the keys that were restored open what survived. */
    private static void opensWhoSurvivedAndNotWhoIsErased(WebSession registrar, JdbcClient jdbc, UUID erased) {
        record Survivor(UUID id, int serial, String name) {}
        Survivor survivor = jdbc.sql(
                        "select id, serial, coalesce(name_latin, name_urdu) as name from register.person order by serial limit 1")
                .query(Survivor.class)
                .single();
        HttpResponse<String> record = registrar.get("/people/" + survivor.id());
        assertThat(record.statusCode()).isEqualTo(200);
        assertThat(record.body()).contains(new RegisterNumber(survivor.serial()).formatted(), survivor.name());
        assertThat(registrar.get("/people/" + survivor.id() + "/timeline").statusCode())
                .isEqualTo(200);
        HttpResponse<String> gone = registrar.get("/people/" + erased);
        HttpResponse<String> never = registrar.get("/people/" + UUID.randomUUID());
        assertThat(gone.statusCode()).isEqualTo(404).isEqualTo(never.statusCode());
        assertThat(gone.body()).doesNotContain(NAME);
        assertThat(registrar.get("/retention/tombstones").body()).contains(erased.toString());
    }

    @Test
    void aRegisterOfManyTransactionsIsRestoredIntoANewClusterAndItsTrailGoesOn() throws Exception {
        long many = 3_000_000_000L;
        somebodyAmongOthers();
        superuser("update audit.entry set transaction = '" + many + "' where id = (select max(id) from audit.entry)");
        Path copy = folder.resolve("copy");
        Path keysCopy = folder.resolve("keys");
        assertThat(backup(copy, keysCopy)).as(warned.toString()).isZero();
        Path elsewhere = folder.resolve("elsewhere");
        Map<String, String> there = Map.of("NSOR_DATA", elsewhere.toString());
        assertThat(restore(there, copy, keysCopy)).as(warned.toString()).isZero();
        assertThat(said.toString()).contains("Transactions are counted from");
        assertThat(audit(there, "checkpoint")).as(warned.toString()).isZero();
        assertThat(audit(there, "verify")).as(said.toString()).isZero();
        try (Database restored = Database.open(Settings.from(there))) {
            JdbcClient jdbc = client(restored.restorer(Settings.from(there)));
            assertThat(jdbc.sql("select max(transaction::text::bigint) from audit.entry")
                            .query(Long.class)
                            .single())
                    .isGreaterThan(many)
                    .isLessThan(many + 1_000);
            assertThat(jdbc.sql("select audit.numbered(pg_current_xact_id())::text::bigint")
                            .query(Long.class)
                            .single())
                    .isGreaterThan(many);
        }

        // A copy of that one, into a cluster that has fewer transactions behind it again.
        Path second = folder.resolve("second");
        assertThat(run(new BackupCommand(there), second.toString(), "--keys", keysCopy.toString()))
                .as(warned.toString())
                .isZero();
        Map<String, String> again = Map.of("NSOR_DATA", folder.resolve("again").toString());
        assertThat(restore(again, second, keysCopy)).as(warned.toString()).isZero();
        assertThat(audit(again, "checkpoint")).as(warned.toString()).isZero();
        assertThat(audit(again, "verify")).as(said.toString()).isZero();
    }

    @Test
    void whatCanNotBeRestoredRightIsNotRestored() throws Exception {
        UUID person = somebodyAmongOthers();
        Path copy = folder.resolve("copy");
        Path keysCopy = folder.resolve("keys");
        assertThat(backup(copy, copy.resolve("keys"))).isOne();
        assertThat(warned.toString()).contains("must lie apart");
        assertThat(backup(database.data().resolve("copy"), keysCopy)).isOne();
        assertThat(warned.toString()).contains("NSOR_DATA");
        Path other = Files.createDirectories(folder.resolve("other"));
        Files.writeString(other.resolve("letter"), "not keys");
        assertThat(backup(copy, other)).isOne();
        assertThat(warned.toString()).contains(other + " is not empty");
        assertThat(backup(copy, keysCopy)).isZero();
        assertThat(backup(copy, keysCopy)).isOne();
        assertThat(warned.toString()).contains(copy + " is not empty");
        Path foreign = copied(keysCopy);
        Files.write(foreign.resolve("master.key"), new byte[32]);
        assertThat(backup(folder.resolve("later"), foreign)).isOne();
        assertThat(warned.toString()).contains(foreign + " is a copy of another register's keys");
        assertThat(foreign.resolve("master.key")).hasBinaryContent(new byte[32]);
        Path ahead = copied(keysCopy);
        new Keys(new SecretDirectory(ahead))
                .destroyRecord(new DestructionLog.ErasedRecord(
                        UUID.randomUUID(), UUID.randomUUID(), "SEALED_RECORD", LocalDate.of(2026, 11, 1)));
        assertThat(backup(folder.resolve("later"), ahead)).isOne();
        assertThat(warned.toString()).contains("The log of destructions in " + ahead + " names what");
        Path nowhere = folder.resolve("nowhere");
        assertThat(run(
                        new BackupCommand(Map.of("NSOR_DATA", nowhere.toString())),
                        folder.resolve("later").toString(),
                        "--keys",
                        folder.resolve("keys").toString()))
                .isOne();
        assertThat(warned.toString()).contains("There is no register in " + nowhere);
        assertThat(nowhere).doesNotExist();

        Path there = folder.resolve("there");
        Map<String, String> environment = Map.of("NSOR_DATA", there.toString());
        assertThat(restore(environment, folder.resolve("nothing"), keysCopy)).isOne();
        assertThat(warned.toString()).contains("no readable manifest.json");
        assertThat(restore(environment, copy, other)).isOne();
        assertThat(warned.toString()).contains("is no copy of keys");
        assertThat(restore(Map.of("NSOR_DATA", other.toString()), copy, keysCopy))
                .isOne();
        assertThat(warned.toString()).contains(other + " is not empty");

        Path withoutLog = copied(keysCopy);
        Files.delete(withoutLog.resolve(DestructionLog.FILE));
        assertThat(restore(environment, copy, withoutLog)).isOne();
        assertThat(warned.toString()).contains("There is no destroyed.log", "would come back");
        Path withoutKey = copied(keysCopy);
        Files.delete(withoutKey.resolve("backup-" + LocalDate.now(Day.ZONE) + ".key"));
        assertThat(restore(environment, copy, withoutKey)).isOne();
        assertThat(warned.toString()).contains("The key of this copy is not among the keys");
        assertThat(there).as("nothing was written yet").doesNotExist();

        Path changed = copied(copy);
        Path table = changed.resolve("tables/register.person.rows");
        byte[] bytes = Files.readAllBytes(table);
        bytes[bytes.length - 1] ^= 1;
        Files.write(table, bytes);
        assertThat(restore(environment, changed, keysCopy)).isOne();
        assertThat(warned.toString()).contains("was changed after it was made", "Delete " + there);
        assertThat(run(new MigrateCommand(environment))).isOne();
        assertThat(warned.toString()).contains("was broken off");
        assertThat(person).isNotNull();
    }

    @Test
    void aPostgresqlOfOnesOwnNeedsARightThatASuperuserGivesAndKeysNotOlderThanTheCopy() throws Exception {
        UUID person = somebodyAmongOthers();
        Path copy = folder.resolve("copy");
        Path keysCopy = folder.resolve("keys");
        assertThat(backup(copy, keysCopy)).isZero();
        TestDatabase empty = TestDatabase.empty();
        Map<String, String> environment = environment(empty, folder.resolve("there"));
        assertThat(restore(environment, copy, keysCopy)).isOne();
        assertThat(warned.toString()).contains("GRANT SET ON PARAMETER session_replication_role TO nsor_owner");
        superuser("grant set on parameter session_replication_role to nsor_owner");
        try {
            Path older = copied(keysCopy);
            Path half = older.resolve("records/" + person.toString().substring(34) + "/" + person + ".key");
            Files.delete(half);
            TestDatabase second = TestDatabase.empty();
            assertThat(restore(environment(second, folder.resolve("second")), copy, older))
                    .isOne();
            assertThat(warned.toString()).contains("1 records of the copy have no key", "older than the copy");
            assertThat(client(second.superuser())
                            .sql("select count(*) from register.person")
                            .query(Long.class)
                            .single())
                    .as("all of it or nothing")
                    .isZero();

            TestDatabase third = TestDatabase.empty();
            Path withoutLog = copied(keysCopy);
            Files.delete(withoutLog.resolve(DestructionLog.FILE));
            Map<String, String> last = environment(third, folder.resolve("third"));
            assertThat(restore(last, copy, withoutLog)).isOne();
            assertThat(run(new RestoreCommand(last), copy.toString(), "--keys", withoutLog.toString(), "--without-log"))
                    .as(warned.toString())
                    .isZero();
            assertThat(rows(client(third.superuser()), person)).isEqualTo(rows(superuser(), person));
            assertThat(tablesWith(client(third.superuser()), NAME)).containsExactly("register.person");
            assertThat(restore(environment(third, folder.resolve("fourth")), copy, keysCopy))
                    .isOne();
            assertThat(warned.toString()).contains("has a register already");
        } finally {
            superuser("revoke set on parameter session_replication_role from nsor_owner");
        }
    }

    /** Twelve people, one of whom is due and has something on the trail. */
    private UUID somebodyAmongOthers() {
        DatabaseAccess access = database.application();
        SingleConnectionDataSource connection =
                new SingleConnectionDataSource(access.url(), access.user(), access.password(), true);
        Clock clock = Clock.system(Day.ZONE);
        try (SyntheticNation nation = SyntheticNation.on(connection, keys, clock)) {
            nation.fill(new SyntheticNation.Order(PEOPLE, 7, LocalDate.of(2026, 11, 1), false), there -> {});
            UUID person = superuser()
                    .sql("select id from register.person order by serial limit 1")
                    .query(UUID.class)
                    .single();
            superuser()
                    .sql("update register.person set name_latin = ?, registered_at = '2010-01-01' where id = ?")
                    .params(NAME, person)
                    .update();
            superuser()
                    .sql("update registration.standing set was_registrable = true, first_day = '2009-01-01',"
                            + " last_day = '2010-01-01', stands_since = '2010-01-02' where person_id = ?")
                    .param(person)
                    .update();
            DataSourceTransactionManager transactions = new DataSourceTransactionManager(connection);
            Trail trail = new Trail(new JdbcTemplate(connection), transactions, keys, JsonMapper.shared(), clock);
            new TransactionTemplate(transactions)
                    .executeWithoutResult(
                            status -> trail.append(TrailEntry.done(Actor.system("test"), TrailAction.PERSON_VIEWED)
                                    .about(person)
                                    .with(Map.of("name", NAME))));
            return person;
        } finally {
            connection.destroy();
        }
    }

    /** As a register has it that was begun with an older program: the row is there, and no other can be added. */
    private void entryOfBeforeThereWereSalts() {
        String check = superuser()
                .sql("select pg_get_constraintdef(oid) from pg_constraint where conname = 'salted'")
                .query(String.class)
                .single();
        superuser().sql("alter table audit.entry drop constraint salted").update();
        superuser()
                .sql("insert into audit.entry (occurred_at, actor_kind, origin, action, outcome, salt)"
                        + " values (now(), 'SYSTEM', 'job', 'SIGN_IN', 'DONE', null)")
                .update();
        superuser()
                .sql("alter table audit.entry add constraint salted " + check + " not valid")
                .update();
    }

    /** All lines about all others, of the tables that a person's rows are in. */
    private static List<String> rows(JdbcClient jdbc, UUID without) {
        return Stream.of(
                        "register.person t where t.id <> ?",
                        "register.address t where t.person_id <> ?",
                        "register.person_cnic t where t.person_id <> ?",
                        "conviction.conviction t where t.person_id <> ?",
                        "registration.standing t where t.person_id <> ?")
                .flatMap(
                        from -> jdbc
                                .sql("select t::text from " + from + " order by 1")
                                .param(without)
                                .query(String.class)
                                .list()
                                .stream())
                .toList();
    }

    private static List<String> tablesWith(JdbcClient jdbc, String text) {
        return jdbc.sql("""
                        select format('%I.%I', n.nspname, c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace
                        where c.relkind = 'r' and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'migration')
                        order by 1
                        """).query(String.class).list().stream()
                .filter(table -> jdbc.sql(
                                "select exists (select from " + table + " t where position(? in t::text) > 0)")
                        .param(text)
                        .query(Boolean.class)
                        .single())
                .toList();
    }

    private static boolean plainlyIn(Path copy) throws IOException {
        try (Stream<Path> files = Files.walk(copy)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(NAME)) {
                    return true;
                }
            }
        }
        return false;
    }

    private Path copied(Path from) throws IOException {
        Path to = folder.resolve("copied-" + UUID.randomUUID());
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
        return to;
    }

    private int backup(Path copy, Path keysCopy) {
        return run(new BackupCommand(here()), copy.toString(), "--keys", keysCopy.toString());
    }

    private int restore(Map<String, String> environment, Path copy, Path keysCopy) {
        return run(new RestoreCommand(environment), copy.toString(), "--keys", keysCopy.toString());
    }

    private int audit(Map<String, String> environment, String... arguments) {
        return run(AuditCommand.of(environment), arguments);
    }

    private int run(Callable<Integer> command, String... arguments) {
        return run(new CommandLine(command), arguments);
    }

    private int run(CommandLine command, String... arguments) {
        said.getBuffer().setLength(0);
        warned.getBuffer().setLength(0);
        command.setOut(new PrintWriter(said, true));
        command.setErr(new PrintWriter(warned, true));
        command.setExecutionExceptionHandler((failure, failed, parsed) -> {
            assertThat(failure).isInstanceOf(LaunchException.class);
            failed.getErr().println(failure.getMessage());
            return 1;
        });
        return command.execute(arguments);
    }

    private Map<String, String> here() {
        return environment(database, database.data());
    }

    private static Map<String, String> environment(TestDatabase database, Path data) {
        Map<String, String> environment = new HashMap<>();
        environment.put("NSOR_DATA", data.toString());
        environment.put("NSOR_DB_URL", database.application().url());
        environment.put("NSOR_DB_USER", database.application().user());
        environment.put("NSOR_DB_PASSWORD", database.application().password());
        environment.put("NSOR_DB_OWNER_USER", database.owner().user());
        environment.put("NSOR_DB_OWNER_PASSWORD", database.owner().password());
        return environment;
    }

    private JdbcClient superuser() {
        return client(database.superuser());
    }

    private void superuser(String sql) throws SQLException {
        try (Connection connection = database.superuser().connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static JdbcClient client(DatabaseAccess access) {
        return JdbcClient.create(new DriverManagerDataSource(access.url(), access.user(), access.password()));
    }
}
