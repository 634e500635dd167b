package pk.gov.nsor.foundation.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pk.gov.nsor.foundation.keys.DestructionLog.DamagedLogException;
import pk.gov.nsor.foundation.keys.DestructionLog.ErasedRecord;
import pk.gov.nsor.foundation.keys.DestructionLog.NamedKey;

/** What was destroyed is written down before it goes, and destroyed again wherever it comes back. */
class DestructionLogTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 26);

    @TempDir
    private Path folder;

    @Test
    void aRecordsKeyOpensUntilItIsDestroyedThoughTheMasterKeyAndTheWrappedKeyAreThere() {
        Keys keys = keys();
        UUID record = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        byte[] wrapped = keys.newRecordKey(record);
        byte[] wrappedOther = keys.newRecordKey(other);
        byte[] secret = keys.unwrapRecord(wrapped, record).orElseThrow().encrypt(new byte[] {1}, new byte[0]);
        assertThat(keys().unwrapRecord(wrapped, record).orElseThrow().decrypt(secret, new byte[0]))
                .containsExactly(1);

        keys.destroyRecord(erased(record));

        assertThat(keys.unwrapRecord(wrapped, record)).isEmpty();
        assertThat(keys().unwrapRecord(wrapped, record)).isEmpty();
        assertThat(keys().findBackupOf(record)).isEmpty();
        assertThat(keys().unwrapRecord(wrappedOther, other)).isPresent();
        assertThatThrownBy(() -> keys.unwrap(wrapped, record.toString()).decrypt(secret, new byte[0]))
                .as("the master key alone")
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    void aKeyThatIsWrappedByTheMasterAloneOpensAsBefore() {
        Keys keys = keys();
        UUID record = UUID.randomUUID();
        assertThat(keys.unwrapRecord(keys.newWrappedKey(record.toString()), record))
                .isPresent();
    }

    @Test
    void whatCameBackWithAnOldCopyOfTheFolderIsDestroyedAgain() throws IOException {
        Keys keys = keys();
        UUID record = UUID.randomUUID();
        byte[] wrapped = keys.newRecordKey(record);
        byte[] day = keys.ofDay(DAY.minusDays(40)).encrypt(new byte[] {1}, new byte[0]);
        Path half = folder.resolve("records/" + record.toString().substring(34) + "/" + record + ".key");
        byte[] kept = Files.readAllBytes(half);
        byte[] keptDay = Files.readAllBytes(folder.resolve("day-2026-10-17.key"));
        keys.destroyRecord(erased(record));
        keys.destroyDaysBefore(DAY);
        Files.write(half, kept);
        Files.write(folder.resolve("day-2026-10-17.key"), keptDay);
        assertThat(keys().unwrapRecord(wrapped, record)).isPresent();

        assertThat(keys().replayDestructions()).extracting(ErasedRecord::record).containsExactly(record);

        assertThat(keys().unwrapRecord(wrapped, record)).isEmpty();
        assertThat(folder.resolve("day-2026-10-17.key")).doesNotExist();
        assertThat(day).isNotEmpty();
    }

    @Test
    void theKeyOfOneThingIsDestroyedAgainWhereAnOlderCopyOfTheKeysBringsItBack() throws IOException {
        UUID request = UUID.randomUUID();
        byte[] encrypted = keys().ofOne("disclosure-vault", request).encrypt(new byte[] {1}, new byte[0]);
        Path file = folder.resolve("of-disclosure-vault-" + request + ".key");
        byte[] kept = Files.readAllBytes(file);
        keys().destroyOfOne("disclosure-vault", request);
        assertThat(file).doesNotExist();

        Files.write(file, kept);
        assertThat(keys().findOfOne("disclosure-vault", request).orElseThrow().decrypt(encrypted, new byte[0]))
                .containsExactly(1);
        assertThat(keys().replayDestructions()).isEmpty();
        assertThat(keys().findOfOne("disclosure-vault", request)).isEmpty();
    }

    @Test
    void theLogIsOurAloneAndReadsInItsOrder() throws IOException {
        Keys keys = keys();
        assertThat(log().exists()).isTrue();
        assertThat(log().read()).isEmpty();
        UUID record = UUID.randomUUID();
        ErasedRecord erased = erased(record);
        keys.destroyRecord(erased);
        var _ = keys.keyedHash("ledger-cnic", DAY.minusDays(90));
        keys.destroyKeyedHashesBefore("ledger-cnic", DAY);
        assertThat(log().read()).containsExactly(erased, new NamedKey("hash-ledger-cnic-of-2026-08-28"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(DestructionLog.FILE))))
                .isEqualTo("rw-------");
    }

    @Test
    void aLineThatWasChangedOrTakenOutIsFound() throws IOException {
        Keys keys = keys();
        IntStream.range(0, 4).forEach(number -> keys.destroyRecord(erased(UUID.randomUUID())));
        Path file = folder.resolve(DestructionLog.FILE);
        List<String> lines = Files.readAllLines(file);
        Files.write(file, List.of(lines.get(0), lines.get(2), lines.get(3)));
        assertThatThrownBy(() -> log().read())
                .isInstanceOf(DamagedLogException.class)
                .hasMessageContaining("Line 2");
        Files.write(
                file,
                lines.stream()
                        .map(line -> line.replace("2026-11-26", "2026-11-25"))
                        .toList());
        assertThatThrownBy(() -> log().read())
                .isInstanceOf(DamagedLogException.class)
                .hasMessageContaining("Line 1");
        Files.write(file, lines);
        assertThat(log().read()).hasSize(4);
    }

    @Test
    void aLastLineThatWasCutOffIsLeftOutAndWrittenOver() throws IOException {
        Keys keys = keys();
        keys.destroyRecord(erased(UUID.randomUUID()));
        Files.writeString(
                folder.resolve(DestructionLog.FILE),
                "record 0190a1b2 half a li",
                StandardCharsets.UTF_8,
                StandardOpenOption.APPEND);
        assertThat(log().read()).hasSize(1);
        keys.destroyRecord(erased(UUID.randomUUID()));
        assertThat(log().read()).hasSize(2);
    }

    @Test
    void manyWhoWriteAtOnceMakeOneChain() throws InterruptedException {
        CountDownLatch start = new CountDownLatch(1);
        List<Thread> threads = IntStream.range(0, 8)
                .mapToObj(number -> Thread.ofVirtual().start(() -> {
                    Keys keys = keys();
                    try {
                        start.await();
                    } catch (InterruptedException interrupted) {
                        throw new IllegalStateException(interrupted);
                    }
                    for (int i = 0; i < 25; i++) {
                        keys.destroyRecord(erased(UUID.randomUUID()));
                    }
                }))
                .toList();
        start.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(log().read()).hasSize(200);
    }

    private Keys keys() {
        return new Keys(new SecretDirectory(folder));
    }

    private DestructionLog log() {
        return new DestructionLog(folder);
    }

    private static ErasedRecord erased(UUID record) {
        return new ErasedRecord(record, UUID.randomUUID(), "SEALED_RECORD", DAY);
    }
}
