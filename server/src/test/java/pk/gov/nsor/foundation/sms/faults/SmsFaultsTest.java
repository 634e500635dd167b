package pk.gov.nsor.foundation.sms.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The short form of {@code bin/faults sms}. */
@Tag("process")
class SmsFaultsTest {

    /** With this one a session of PostgreSQL, the SMSC, and the server with PostgreSQL at once are killed. */
    private static final long SEED = 3;

    @TempDir
    private Path folder;

    @Test
    @Timeout(180)
    void whateverIsKilledInAFloodEachAcknowledgedQuestionIsAnsweredOnce() throws Exception {
        FloodCheck.Result result = new SmsStory(folder, SEED, System.out::println).live(SmsFaults.SMALL);
        assertThat(result.violations()).isEmpty();
        assertThat(result.counts())
                .hasEntrySatisfying("answered once", once -> assertThat(once).isGreaterThan(500));
        assertThat(result.counts())
                .hasEntrySatisfying("silences", silences -> assertThat(silences).isPositive());
    }
}
