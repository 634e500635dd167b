package pk.gov.nsor.startup.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import pk.gov.nsor.startup.cluster.ClusterStory.Outage;
import pk.gov.nsor.startup.cluster.ClusterStory.Result;
import pk.gov.nsor.startup.drill.RestoreDrill;

class ClusterTallyTest {

    @TempDir
    private Path folder;

    @Test
    void howLongWritesAreAwayIsCountedOfRoundsInWhichThePrimaryMovedOnly() throws IOException {
        Path file = folder.resolve("tally.tsv");
        Files.writeString(file, "7\tPRIMARY_KILLED\t99000\n");
        new ClusterTally(file)
                .add(
                        8,
                        new Result(
                                Map.of(ClusterCheck.ACKNOWLEDGED, 12L, "answers 500", 2L, "longest wait", 70L),
                                List.of("one"),
                                List.of(
                                        new Outage(
                                                ClusterFault.PRIMARY_CUT,
                                                23_500,
                                                1_000,
                                                Map.of(ClusterMark.PRIMARY_MOVED, 1L)),
                                        new Outage(
                                                ClusterFault.SERVER_KILLED,
                                                100,
                                                40_000,
                                                Map.of(ClusterMark.REFUSED, 7L)),
                                        new Outage(ClusterFault.SERVER_CLOCK, 50_000, 0, Map.of())),
                                List.of()));
        new ClusterTally(file)
                .add(
                        9,
                        new Result(
                                Map.of(ClusterCheck.ACKNOWLEDGED, 1L, "answers 500", 1L, "longest wait", 30L),
                                List.of(),
                                List.of(),
                                List.of()));
        assertThat(new ClusterTally(file).lines())
                .contains("       3 answers 500", "      70 longest wait")
                .anyMatch(line -> line.contains("23.5 s until writes are back, p95 of 1 faults"))
                .contains("       1 times SERVER_KILLED: 7 answers 503")
                .anyMatch(line -> line.startsWith("!!!! SERVER_KILLED may not have hit"))
                .anyMatch(line -> line.contains("2 runs, 13 messages acknowledged, 1 violations"));
    }

    /** CI takes any other for what could not be tried. */
    @Test
    void aRunThatBreaksOffEndsWithOne() {
        assertThat(List.of(new CommandLine(new ClusterFaults()), new CommandLine(new RestoreDrill())))
                .allSatisfy(command -> assertThat(command.getCommandSpec().exitCodeOnExecutionException())
                        .isEqualTo(1));
    }
}
