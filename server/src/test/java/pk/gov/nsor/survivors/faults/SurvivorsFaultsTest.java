package pk.gov.nsor.survivors.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The short form of {@code bin/faults survivors}. */
@Tag("process")
class SurvivorsFaultsTest {

    /** With this one the vault's PostgreSQL, the register and the vault at once, and the SMSC are killed. */
    private static final long SEED = 17;

    @TempDir
    private Path folder;

    @Test
    @Timeout(600)
    void whateverIsKilledEachSurvivorIsToldOfEachEventOnce() throws Exception {
        AlertCheck.Result result =
                new SurvivorsStory(folder, SEED, System.out::println).live(SurvivorsFaults.SMALL, null);
        assertThat(result.violations()).isEmpty();
        assertThat(result.counts())
                .hasEntrySatisfying(
                        "alerts with the SMSC", alerts -> assertThat(alerts).isGreaterThan(15));
        assertThat(result.counts())
                .hasEntrySatisfying(
                        "alerts confirmed by their code",
                        confirmed -> assertThat(confirmed).isPositive());
    }
}
