package pk.gov.nsor.survivors.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import pk.gov.nsor.foundation.jobs.Job;
import pk.gov.nsor.foundation.keys.KeyStore;
import pk.gov.nsor.foundation.keys.Keys;
import pk.gov.nsor.testing.TestClock;
import pk.gov.nsor.testing.VaultTest;

@VaultTest
class VaultBackupKeysTest {

    private final TestClock clock;

    VaultBackupKeysTest(TestClock clock) {
        this.clock = clock;
    }

    @Test
    void aCopyOfTheVaultCannotBeReadAnyMoreAfterItsTime(
            @Autowired Keys keys, @Autowired KeyStore store, @Autowired @Qualifier("backupKeysJob") Job job) {
        LocalDate today = LocalDate.now(clock);
        LocalDate last = today.minusDays(35);
        LocalDate over = today.minusDays(36);
        assertThat(keys.backupOf(last)).isNotNull();
        assertThat(keys.backupOf(over)).isNotNull();
        job.work().accept(() -> true);
        assertThat(store.find("backup-" + over)).isEmpty();
        assertThat(store.find("backup-" + last)).isPresent();
    }
}
