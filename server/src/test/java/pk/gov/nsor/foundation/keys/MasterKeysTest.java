package pk.gov.nsor.foundation.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A newer master key wraps, and older ones still unwrap. */
class MasterKeysTest {

    private static final byte[] CONTEXT = "here".getBytes(StandardCharsets.UTF_8);
    private static final int FIRSTS = 60;
    private static final int LATER = 64;

    @TempDir
    private Path folder;

    private Keys keys;
    private Keys elsewhere;

    @BeforeEach
    void open() {
        keys = new Keys(new FolderKeyStore(folder));
        elsewhere = new Keys(new FolderKeyStore(folder));
    }

    @Test
    void whatWasWrappedBeforeOpensAndIsWrappedAnewWithoutAnotherKey() {
        byte[] before = keys.newWrappedKey("somebody");
        byte[] hidden = keys.unwrap(before, "somebody").encrypt(new byte[] {1}, CONTEXT);
        assertThat(before).hasSize(FIRSTS);
        assertThat(keys.newestMaster()).isOne();
        assertThat(keys.newMaster()).isEqualTo(2);
        assertThat(keys.newMaster()).isEqualTo(3);
        byte[] after = keys.newWrappedKey("somebody");
        assertThat(after).hasSize(LATER).startsWith(0, 0, 0, 3);
        byte[] anew = keys.wrapAnew(before, "somebody");
        assertThat(anew).startsWith(0, 0, 0, 3);
        for (byte[] wrapped : new byte[][] {before, anew}) {
            assertThat(keys.unwrap(wrapped, "somebody").decrypt(hidden, CONTEXT))
                    .containsExactly(1);
        }
        assertForeign(() -> keys.wrapAnew(before, "somebody else"));
    }

    @Test
    void anotherProcessOpensAtOnceWhatANewerOneHasWrapped() {
        int number = keys.newMaster();
        byte[] wrapped = keys.newWrappedKey("somebody");
        byte[] hidden = keys.unwrap(wrapped, "somebody").encrypt(new byte[] {1}, CONTEXT);
        assertThat(elsewhere.unwrap(wrapped, "somebody").decrypt(hidden, CONTEXT))
                .containsExactly(1);
        assertThat(elsewhere.newWrappedKey("somebody")).as("and wraps by it").startsWith(0, 0, 0, number);
        assertThat(elsewhere.newMaster()).isEqualTo(number + 1);
    }

    @Test
    void aPersonsKeyIsWrappedAnewAndEndsWithItsHalf() {
        UUID person = UUID.randomUUID();
        byte[] before = keys.newRecordKey(person);
        byte[] hidden = keys.unwrapRecord(before, person).orElseThrow().encrypt(new byte[] {1}, CONTEXT);
        keys.newMaster();
        byte[] anew = keys.wrapAnew(before, person.toString());
        assertThat(elsewhere.unwrapRecord(anew, person).orElseThrow().decrypt(hidden, CONTEXT))
                .containsExactly(1);
        assertThat(elsewhere.unwrapRecord(elsewhere.newRecordKey(person), person))
                .isPresent();
        keys.destroyRecord(
                new DestructionLog.ErasedRecord(person, UUID.randomUUID(), "SEALED_RECORD", LocalDate.of(2026, 11, 1)));
        assertThat(keys.unwrapRecord(anew, person)).isEmpty();
    }

    @Test
    void whatNobodyHasWrappedIsRefused() {
        byte[] wrapped = keys.newWrappedKey("somebody");
        for (int length : new int[] {0, FIRSTS - 1, FIRSTS + 1, LATER - 1, LATER + 1, 87, 91, 93}) {
            assertForeign(() -> keys.unwrap(Arrays.copyOf(wrapped, length), "somebody"));
        }
        keys.newMaster();
        byte[] later = keys.newWrappedKey("somebody");
        for (int number : new int[] {0, 1, 3, 255}) {
            byte[] changed = later.clone();
            changed[3] = (byte) number;
            assertForeign(() -> keys.unwrap(changed, "somebody"));
        }
    }

    @Test
    void eachHasACheckValue() {
        keys.newMaster();
        assertThat(KeyChecks.in(new FolderKeyStore(folder))).containsKeys("master", "master2");
    }

    private static void assertForeign(Runnable asked) {
        assertThatExceptionOfType(Encryption.WrongKeyException.class).isThrownBy(asked::run);
    }
}
