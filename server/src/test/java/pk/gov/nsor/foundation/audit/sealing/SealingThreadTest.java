package pk.gov.nsor.foundation.audit.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pk.gov.nsor.foundation.audit.proof.NoteList;

/** A server process seals, signs and hands over by itself, and whoever watches it hears when it does not. */
class SealingThreadTest {

    @TempDir
    private Path folder;

    @Test
    void whatIsWrittenIsSealedSignedAndWitnessedUntilSomebodyTampers() throws Exception {
        try (SealedTrail trail = new SealedTrail()) {
            Path file = folder.resolve("witness.txt");
            Witnessing witnessing = trail.witnessing("punjab=file:" + file);
            SealingProgress progress = new SealingProgress(trail.jdbc, trail.clock);
            SimpleMeterRegistry meters = new SimpleMeterRegistry();
            new SealingMetrics()
                    .sealingMeters(progress, witnessing, trail.clock)
                    .bindTo(meters);
            assertThat(figure(meters, "nsor.trail.checkpoint.age")).isNaN();
            assertThat(figure(meters, "nsor.trail.witness.age")).isNaN();
            SealingThread thread =
                    new SealingThread(trail.sealer(100), trail.checkpoints(), witnessing, progress, Duration.ZERO);
            trail.add(3);
            thread.start();
            try {
                assertThat(thread.isRunning()).isTrue();
                await().atMost(Duration.ofSeconds(20))
                        .until(() -> witnessing.state("punjab").takenSize() == 3);
                assertThat(NoteList.parse(Files.readString(file))).hasSize(1);
                assertThat(figure(meters, "nsor.trail.leaves")).isEqualTo(3);
                assertThat(figure(meters, "nsor.trail.sealing.behind")).isZero();
                assertThat(figure(meters, "nsor.trail.sealing.halted")).isZero();
                assertThat(figure(meters, "nsor.trail.checkpoint.age")).isBetween(0.0, 20.0);
                assertThat(figure(meters, "nsor.trail.witness.age")).isBetween(0.0, 20.0);

                trail.asSuperuser("delete from audit.sealed");
                await().atMost(Duration.ofSeconds(20)).until(() -> progress.halted() != null);
                assertThat(progress.halted()).startsWith("This process has seen 3 leaves sealed, and 0 are stored");
                assertThat(figure(meters, "nsor.trail.sealing.halted")).isOne();
                assertThat(figure(meters, "nsor.trail.sealing.behind")).isPositive();
                assertThat(figure(meters, "nsor.trail.witness.refused")).isZero();
            } finally {
                thread.stop();
            }
            assertThat(thread.isRunning()).isFalse();
        }
    }

    private static double figure(SimpleMeterRegistry meters, String name) {
        return meters.get(name).gauge().value();
    }

    @Test
    void noTransactionMayBeOpenForLongerThanIsPromised() {
        assertThat(SealingConfiguration.promised(Duration.ofMinutes(15))).isEqualTo(Duration.ofMinutes(15));
        assertThatThrownBy(() ->
                        SealingConfiguration.promised(Duration.ofMinutes(15).plusMillis(1)))
                .hasMessage("nsor.trail.longest-transaction is PT15M0.001S, and at most PT15M is promised");
    }
}
