package pk.gov.nsor.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the public and an SMSC can send is fuzzed for a moment; {@code bin/faults fuzz} takes more time. */
class FuzzTest {

    private static final int SECONDS = 3;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("names")
    void whateverComesInIsReadOrRefused(String name) throws Exception {
        Fuzzing.Result result = Fuzzing.run(name, SECONDS, folder, false);
        assertThat(result.isGood()).as(result.output()).isTrue();
        assertThat(result.runs()).isGreaterThan(1000);
    }

    static List<String> names() {
        return Fuzzing.names();
    }
}
