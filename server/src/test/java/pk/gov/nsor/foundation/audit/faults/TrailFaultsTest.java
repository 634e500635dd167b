package pk.gov.nsor.foundation.audit.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The short form of {@code bin/faults trail}. */
@Tag("process")
class TrailFaultsTest {

    /** With this one the server, PostgreSQL and a session of it are killed, one in each round. */
    private static final long SEED = 1;

    @TempDir
    private Path folder;

    @Test
    @Timeout(180)
    void whateverIsKilledNoActionIsWithoutItsEntryAndNoEntryWithoutItsAction() throws Exception {
        TrailCheck.Result result = new TrailStory(folder, SEED, System.out::println).live(TrailFaults.SMALL);
        assertThat(result.violations()).isEmpty();
        assertThat(result.counts())
                .hasEntrySatisfying(
                        "acknowledged messages", many -> assertThat(many).isGreaterThan(100))
                .hasEntrySatisfying(
                        "requests without an answer", some -> assertThat(some).isPositive());
    }
}
