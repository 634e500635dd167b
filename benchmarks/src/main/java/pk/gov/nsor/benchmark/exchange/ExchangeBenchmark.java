package pk.gov.nsor.benchmark.exchange;

import java.nio.file.Path;
import java.util.List;
import pk.gov.nsor.benchmark.Benchmarks;
import pk.gov.nsor.benchmark.Figure;
import pk.gov.nsor.benchmark.setting.JarRun;

/**
 * Events out to agencies: how many webhooks and feeds take in a second beside a plain reader and deleter of the same rows, how
 * long one takes from the commit to its arrival, and what subscribers cost writers. docs/benchmarks.md says how.
 */
public final class ExchangeBenchmark implements Benchmarks.Benchmark {

    private final Path project = Path.of(System.getProperty("nsor.project", "."));

    @Override
    public String name() {
        return "exchange";
    }

    @Override
    public List<Figure> run(boolean small) {
        return JarRun.of(project, ExchangeRun.class, name(), small);
    }
}
