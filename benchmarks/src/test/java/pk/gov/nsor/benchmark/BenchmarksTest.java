package pk.gov.nsor.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class BenchmarksTest {

    @Test
    void figuresAreGivenInTheFormOfTheContract() {
        assertThat(Figure.json(List.of(new Figure("answers", 0.8, "ratio", 0.5, "higher"))))
                .isEqualTo(
                        "{\"figures\":[{\"name\":\"answers\",\"value\":0.8,\"unit\":\"ratio\",\"aim\":0.5,\"better\":\"higher\"}]}");
    }

    @Test
    void aBenchmarkThatDoesNotExistIsNamed() {
        StringWriter errors = new StringWriter();
        int status = new CommandLine(new Benchmarks())
                .setErr(new PrintWriter(errors))
                .execute("no-such-benchmark");
        assertThat(status).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(errors.toString()).contains("no-such-benchmark");
    }
}
