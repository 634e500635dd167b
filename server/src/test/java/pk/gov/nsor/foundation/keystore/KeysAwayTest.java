package pk.gov.nsor.foundation.keystore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pk.gov.nsor.foundation.database.DatabaseFailures;
import pk.gov.nsor.foundation.keys.DestructionLog;
import pk.gov.nsor.foundation.keys.Keys;
import pk.gov.nsor.foundation.keys.KeysAwayException;

/** A PostgreSQL of the keys that stops, starts, and waits for a standby that is not there. */
@Tag("fault")
class KeysAwayTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 1);

    @TempDir
    private Path folder;

    @Test
    void aStoreThatIsAwayIsNeverTakenForOneWithoutTheKey() throws Exception {
        UUID person = UUID.randomUUID();
        Keys keys;
        byte[] wrapped;
        try (KeyPostgres postgres = KeyPostgres.prepared(folder)) {
            PostgresKeyStore store = postgres.store("register");
            keys = new Keys(store);
            wrapped = keys.newRecordKey(person);
            keys.ofDay(DAY);
            assertThat(keys.unwrapRecord(wrapped, person)).isPresent();
        }
        long asked = System.nanoTime();
        assertAway(() -> keys.unwrapRecord(wrapped, person));
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(10));
        assertAway(() -> keys.ofDay(DAY.plusDays(1)));
        assertAway(() -> keys.newRecordKey(UUID.randomUUID()));
        assertAway(() -> keys.findOfOne("disclosure-vault", person));
        assertAway(() ->
                keys.destroyRecord(new DestructionLog.ErasedRecord(person, UUID.randomUUID(), "SEALED_RECORD", DAY)));
        // What is in memory goes on.
        keys.ofDay(DAY);
        try (KeyPostgres postgres = KeyPostgres.again(folder);
                PostgresKeyStore store = postgres.store("register")) {
            assertThat(new Keys(store).unwrapRecord(wrapped, person)).isPresent();
            assertThat(store.destroyed()).isEmpty();
        }
    }

    @Test
    void aKeyWhoseCommitHasNoAnswerIsUsedByNobodyUntilAStandbyHasIt() throws Exception {
        try (KeyPostgres postgres = KeyPostgres.prepared(folder);
                PostgresKeyStore first = postgres.store("register");
                PostgresKeyStore second = postgres.store("register")) {
            Keys keys = new Keys(first);
            Keys others = new Keys(second);
            postgres.superuser("alter system set synchronous_standby_names = 'nobody'");
            postgres.superuser("select pg_reload_conf()");
            LocalDate day = untilAKeyWaits(keys);
            // The first has written it, and waits.
            assertAway(() -> others.ofDay(day));
            // An operator gives up the waiting: it is there, and may be lost.
            postgres.superuser("""
                    select pg_cancel_backend(pid) from pg_stat_activity where wait_event = 'SyncRep'
                    """);
            assertAway(() -> others.keyedHash("phone", DAY));
            postgres.superuser("alter system reset synchronous_standby_names");
            postgres.superuser("select pg_reload_conf()");
            await().atMost(Duration.ofSeconds(30))
                    .ignoreExceptionsInstanceOf(KeysAwayException.class)
                    .until(() -> others.ofDay(day) != null);
            byte[] hidden = others.ofDay(day).encrypt(new byte[] {1}, new byte[] {2});
            assertThat(keys.ofDay(day).decrypt(hidden, new byte[] {2})).containsExactly(1);
        }
    }

    @Test
    void aPrimaryOlderThanOneBeforeIsNotAsked() {
        try (KeyDatabase database =
                new KeyDatabase("jdbc:postgresql://127.0.0.1:1/none", "nobody", "", "keys_register")) {
            assertThat(database.isOlder(3)).isFalse();
            assertThat(database.isOlder(4)).isFalse();
            assertThat(database.isOlder(3)).isTrue();
        }
    }

    /** PostgreSQL takes over the setting when it comes to it. */
    private static LocalDate untilAKeyWaits(Keys keys) {
        LocalDate day = DAY;
        while (true) {
            try {
                keys.ofDay(day);
                day = day.plusDays(1);
            } catch (KeysAwayException waits) {
                return day;
            }
        }
    }

    private static void assertAway(org.assertj.core.api.ThrowableAssert.ThrowingCallable asked) {
        assertThatThrownBy(asked)
                .isInstanceOf(KeysAwayException.class)
                .satisfies(failed -> assertThat(DatabaseFailures.isAway(failed)).isTrue());
    }
}
