package pk.gov.nsor.startup.launch.copying;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pk.gov.nsor.foundation.keys.FolderKeyStore;
import pk.gov.nsor.foundation.keys.Keys;

/** Copies of keys, and what a copy that is broken off leaves. */
class KeysCopyTest {

    @TempDir
    private Path folder;

    private Path secrets;
    private Path copy;
    private Path before;

    @BeforeEach
    void copied() throws Exception {
        secrets = folder.resolve("secrets");
        copy = folder.resolve("copy");
        before = folder.resolve("copy.old");
        Keys keys = new Keys(new FolderKeyStore(secrets));
        byte[] _ = keys.newRecordKey(UUID.randomUUID());
        make(secrets);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aCopyThatWasBrokenOffBetweenTheTwoMovesIsNotDeletedByTheNextOfOtherKeys(boolean isMadeAnew) throws Exception {
        Files.move(copy, before);
        if (isMadeAnew) {
            Files.createDirectory(copy);
        }
        Path draft = Files.createDirectories(folder.resolve("copy.new"));
        Files.writeString(draft.resolve("part.key"), "a part");
        Path other = folder.resolve("other");
        Keys _ = new Keys(new FolderKeyStore(other));
        assertThatThrownBy(() -> make(other))
                .isInstanceOf(CopyException.class)
                .hasMessageContaining("another register's keys");
        KeysCopy.check(copy);
        make(secrets);
        KeysCopy.check(copy);
        assertThat(before).doesNotExist();
        assertThat(draft).doesNotExist();
    }

    @Test
    void aCopyWithoutTheMasterKeyReplacesNoOther() throws Exception {
        // As where the key was encrypted by a token's key after the folder's names were read.
        Files.move(secrets.resolve("master.key"), folder.resolve("kept"));
        assertThatThrownBy(() -> make(secrets))
                .isInstanceOf(CopyException.class)
                .hasMessageContaining("The copy before is as it was");
        KeysCopy.check(copy);
        assertThat(before).doesNotExist();
    }

    private void make(Path from) throws Exception {
        long _ = KeysCopy.make(from, new FolderKeyStore(from), copy);
    }
}
