package pk.gov.nsor.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the public and an SMSC can send, and what a checker of the trail is handed, is fuzzed for a moment; {@code bin/faults fuzz} takes more time. */
@Tag("process")
class FuzzTest {

    /** Counted and not timed: how many there are in a second depends on the machine and on what else runs. */
    private static final int RUNS = 3_000;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("names")
    void whateverComesInIsReadOrRefused(String name) throws Exception {
        Fuzzing.Result result = Fuzzing.some(name, RUNS, folder);
        assertThat(result.isGood()).as(result.output()).isTrue();
        assertThat(result.runs()).isGreaterThanOrEqualTo(RUNS);
    }

    static List<String> names() {
        return Fuzzing.names();
    }
}
