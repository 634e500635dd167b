package pk.gov.nsor.foundation.keystore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import pk.gov.nsor.foundation.keys.DestructionLog;
import pk.gov.nsor.foundation.keys.Encryption;
import pk.gov.nsor.foundation.keys.KeyedHash;
import pk.gov.nsor.foundation.keys.Keys;

/** Keys in a real PostgreSQL of their own. */
@Tag("process")
class PostgresKeyStoreTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 1);

    @TempDir
    private static Path folder;

    private static KeyPostgres postgres;
    private static PostgresKeyStore store;

    @BeforeAll
    static void start() throws SQLException {
        postgres = KeyPostgres.prepared(folder);
        store = postgres.store("register");
    }

    @AfterAll
    static void stop() {
        store.close();
        postgres.close();
    }

    @Test
    void whoseKeysDoNotOpenIsSaidOfManyAtOnceAsOfEach() {
        Keys keys = new Keys(store);
        UUID whole = UUID.randomUUID();
        UUID lost = UUID.randomUUID();
        UUID foreign = UUID.randomUUID();
        byte[] ofLost = keys.newRecordKey(lost);
        store.destroyAgain(new DestructionLog.ErasedRecord(lost, UUID.randomUUID(), "SEALED_RECORD", DAY));
        Map<UUID, byte[]> wrapped =
                Map.of(whole, keys.newRecordKey(whole), lost, ofLost, foreign, keys.newRecordKey(UUID.randomUUID()));
        assertThat(keys.unopened(wrapped)).containsExactlyInAnyOrder(lost, foreign);
        assertThat(keys.unopened(Map.of())).isEmpty();
        assertThat(store.findHalves(List.of(whole, lost))).containsOnlyKeys(whole);
    }

    @Test
    void ofManyWhoMakeAKeyAtOnceTheFirstWinsAndAllGetItsBytes() throws Exception {
        int writers = 8;
        CyclicBarrier together = new CyclicBarrier(writers);
        try (PostgresKeyStore other = postgres.store("register");
                ExecutorService threads = Executors.newFixedThreadPool(writers)) {
            List<Future<List<String>>> all = new ArrayList<>();
            for (int writer = 0; writer < writers; writer++) {
                Keys keys = new Keys(writer % 2 == 0 ? store : other);
                all.add(threads.submit(() -> {
                    List<String> made = new ArrayList<>();
                    for (int round = 0; round < 20; round++) {
                        together.await();
                        made.add(hash(keys.keyedHash("race", DAY.plusDays(round))));
                    }
                    return made;
                }));
            }
            Set<List<String>> seen = new HashSet<>();
            for (Future<List<String>> one : all) {
                seen.add(one.get());
            }
            assertThat(seen).hasSize(1);
            assertThat(new HashSet<>(seen.iterator().next())).hasSize(20);
        }
    }

    @Test
    void whatOneProcessEncryptsAnotherOpensUntilEitherDestroysIt() {
        UUID person = UUID.randomUUID();
        try (PostgresKeyStore other = postgres.store("register")) {
            Keys keys = new Keys(store);
            Keys others = new Keys(other);
            byte[] wrapped = keys.newRecordKey(person);
            byte[] hidden = keys.unwrapRecord(wrapped, person).orElseThrow().encrypt(text("seen"), text("test/1"));
            Encryption opened = others.unwrapRecord(wrapped, person).orElseThrow();
            assertThat(opened.decrypt(hidden, text("test/1"))).isEqualTo(text("seen"));
            DestructionLog.ErasedRecord erased =
                    new DestructionLog.ErasedRecord(person, UUID.randomUUID(), "SEALED_RECORD", DAY);
            others.destroyRecord(erased);
            assertThat(keys.unwrapRecord(wrapped, person)).isEmpty();
            others.destroyRecord(erased);
            assertThat(store.destroyed()).contains(erased);
        }
    }

    @Test
    void theLogOfDestructionsIsAChainInWhichAChangeIsFound() throws SQLException {
        Keys vaults = new Keys(postgres.store("vault"));
        UUID thing = UUID.randomUUID();
        vaults.ofOne("survivor-place", thing);
        vaults.destroyOfOne("survivor-place", thing);
        vaults.ofDay(DAY);
        vaults.destroyDaysBefore(DAY.plusDays(1));
        try (PostgresKeyStore vault = postgres.store("vault")) {
            assertThat(vault.destroyed())
                    .containsExactly(
                            new DestructionLog.NamedKey("of-survivor-place-" + thing),
                            new DestructionLog.NamedKey("day-" + DAY));
            assertThat(vault.names(name -> true)).containsExactly("master");
            assertThat(vault.find("master")).isNotEqualTo(store.find("master"));
            postgres.superuser("update keys_vault.destroyed set what = 'key day-2026-10-31' where number = 2");
            assertThatThrownBy(vault::destroyed)
                    .isInstanceOf(DestructionLog.DamagedLogException.class)
                    .hasMessageContaining("Line 2");
        }
    }

    @Test
    void theApplicationsRoleCannotChangeAKeyNorTheLog() {
        Keys _ = new Keys(store);
        for (String statement : List.of(
                "update keys_register.key set value = value",
                "update keys_register.destroyed set hash = hash",
                "delete from keys_register.destroyed",
                "truncate keys_register.key",
                "update keys_register.store set id = gen_random_uuid()")) {
            assertThatThrownBy(() -> application(statement))
                    .as(statement)
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            refused -> assertThat(refused.getSQLState()).isEqualTo("42501"));
        }
    }

    @Test
    void aDestroyedKeyIsInNoFileOfThePostgresAnyMore() throws Exception {
        UUID person = UUID.randomUUID();
        byte[] half = text("the half of a person, 32 bytes !");
        byte[] day = text("the key of a day, also 32 bytes.");
        byte[] kept = text("another one that is to be kept..");
        store.makeHalf(person, half);
        store.make("day-2001-01-01", day);
        store.make("day-2001-01-02", kept);
        postgres.superuser("analyze");
        postgres.superuser("checkpoint");
        assertThat(postgres.filesWith(half)).isNotEmpty();
        assertThat(postgres.filesWith(day)).isNotEmpty();
        store.destroy(List.of(
                new DestructionLog.NamedKey("day-2001-01-01"),
                new DestructionLog.ErasedRecord(person, UUID.randomUUID(), "SEALED_RECORD", DAY)));
        postgres.superuser("checkpoint");
        assertThat(postgres.filesWith(half)).as("deleted only").isNotEmpty();
        // Somebody's old transaction, which VACUUM would wait for.
        try (Connection old = postgres.owner().connect();
                Statement statement = old.createStatement()) {
            old.setAutoCommit(false);
            old.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            statement.execute("select 1 from pg_class");
            assertThat(store.scrub(false)).isTrue();
        }
        assertThat(postgres.filesWith(half)).isEmpty();
        assertThat(postgres.filesWith(day)).isEmpty();
        assertThat(postgres.filesWith(kept)).isNotEmpty();
        assertThat(store.find("day-2001-01-02")).contains(kept);
        assertThat(store.scrub(false)).as("nothing was destroyed since").isFalse();
    }

    @Test
    void aRewritingLongerThanAnAnswerMayTakeIsWaitedForWhileKeysAreRead() throws Exception {
        UUID erased = UUID.randomUUID();
        UUID kept = UUID.randomUUID();
        byte[] half = text("the half of somebody, 32 bytes !");
        store.makeHalf(erased, half);
        byte[] other = store.makeHalf(kept, text("the half of another, 32 bytes !!"));
        store.destroy(List.of(new DestructionLog.ErasedRecord(erased, UUID.randomUUID(), "SEALED_RECORD", DAY)));
        postgres.superuser("""
                create function public.slowly() returns trigger language plpgsql as
                $$ begin perform pg_sleep(7); return new; end $$
                """);
        postgres.superuser("create trigger slowly before insert on keys_register.rewritten"
                + " for each row execute function public.slowly()");
        try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
            Future<Boolean> scrubbed = threads.submit(() -> store.scrub(false));
            while (!scrubbed.isDone()) {
                assertThat(store.findHalf(kept)).contains(other);
                Thread.sleep(20);
            }
            assertThat(scrubbed.get()).isTrue();
        } finally {
            postgres.superuser("drop trigger slowly on keys_register.rewritten");
            postgres.superuser("drop function public.slowly()");
        }
        assertThat(postgres.filesWith(half)).isEmpty();
        assertThat(store.findHalf(kept)).contains(other);
    }

    @Test
    void settingsByWhichAKeyCouldBeLostOrStayAreSaidByHealthWhichIsUp() throws Exception {
        assertThat(store.warnings()).singleElement().asString().endsWith("synchronous_standby_names is empty");
        List<String> settings =
                List.of("synchronous_commit = off", "fsync = off", "wal_keep_size = 64", "max_slot_wal_keep_size = -1");
        for (String setting : settings) {
            postgres.superuser("alter system set " + setting);
        }
        postgres.superuser("select pg_reload_conf()");
        try {
            await().untilAsserted(() -> assertThat(store.warnings())
                    .hasSize(4)
                    .anyMatch(line -> line.startsWith("A key could be lost") && line.endsWith("fsync = off"))
                    .anyMatch(line -> line.endsWith("synchronous_commit = off"))
                    .anyMatch(line -> line.startsWith("A key that is destroyed") && line.contains("wal_keep_size = ")));
            postgres.superuser("select pg_create_physical_replication_slot('standby')");
            assertThat(store.warnings()).hasSize(5).anyMatch(line -> line.endsWith("max_slot_wal_keep_size = -1"));
            Health health =
                    new KeyStoreWork().keysHealth(new Keys(store), store).health();
            assertThat(health.getStatus()).isEqualTo(Status.UP);
            assertThat(health.getDetails()).containsEntry("warnings", store.warnings());
            postgres.superuser("select pg_drop_replication_slot('standby')");
        } finally {
            for (String setting : settings) {
                postgres.superuser("alter system reset " + setting.substring(0, setting.indexOf(' ')));
            }
            postgres.superuser("select pg_reload_conf()");
            await().until(() -> store.warnings().size() == 1);
        }
    }

    @Test
    void aTableThatWasWrittenAnewIsAsItWas() throws SQLException {
        String before = described();
        assertThat(store.scrub(true)).isTrue();
        assertThat(store.scrub(true)).isTrue();
        assertThat(described()).isEqualTo(before);
    }

    /** Columns, constraints, indexes, rights, comments and statistics of the tables of keys. */
    private static String described() throws SQLException {
        try (Connection connection = postgres.owner().connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        select string_agg(concat_ws(' ', c.relname, c.relacl, obj_description(c.oid, 'pg_class'),
                            (select string_agg(concat_ws(' ', a.attname, a.attnotnull, a.attstattarget,
                                    format_type(a.atttypid, a.atttypmod), col_description(c.oid, a.attnum)), '; '
                                    order by a.attnum)
                                from pg_attribute a where a.attrelid = c.oid and a.attnum > 0),
                            (select string_agg(k.conname || ' ' || pg_get_constraintdef(k.oid), '; ' order by k.conname)
                                from pg_constraint k where k.conrelid = c.oid),
                            (select string_agg(i.indexrelid::regclass::text, '; ') from pg_index i
                                where i.indrelid = c.oid)), e'\n' order by c.relname)
                        from pg_class c where c.relnamespace = 'keys_register'::regnamespace and c.relkind = 'r'
                        """)) {
            row.next();
            return row.getString(1);
        }
    }

    private static void application(String sql) throws SQLException {
        try (Connection connection = postgres.application().connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String hash(KeyedHash hash) {
        return java.util.HexFormat.of().formatHex(hash.of("something"));
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
