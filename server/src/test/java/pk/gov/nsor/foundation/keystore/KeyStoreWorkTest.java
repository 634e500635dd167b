package pk.gov.nsor.foundation.keystore;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import pk.gov.nsor.foundation.keys.FolderKeyStore;
import pk.gov.nsor.foundation.keys.KeyStore;
import pk.gov.nsor.foundation.keys.Keys;

/** What health says of the keys. */
class KeyStoreWorkTest {

    @TempDir
    private Path folder;

    @Test
    void aFolderOfKeysThatIsGoneIsNotUp() throws Exception {
        Path secrets = folder.resolve("secrets");
        KeyStore store = new FolderKeyStore(secrets);
        HealthIndicator indicator = new KeyStoreWork().keysHealth(new Keys(store), store);
        assertThat(indicator.health().getStatus()).isEqualTo(Status.UP);
        Path elsewhere = folder.resolve("elsewhere");
        Files.move(secrets, elsewhere);
        assertLost(indicator.health());
        Files.createDirectory(secrets);
        assertLost(indicator.health());
        Files.delete(secrets);
        Files.move(elsewhere, secrets);
        assertThat(indicator.health().getStatus()).isEqualTo(Status.UP);
    }

    private static void assertLost(Health health) {
        assertThat(health.getStatus()).isEqualTo(Status.DOWN);
        assertThat(health.getDetails()).containsEntry("keys", "lost");
    }
}
