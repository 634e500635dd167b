package pk.gov.nsor.benchmark.audit;

import java.nio.file.Path;
import java.util.List;
import pk.gov.nsor.benchmark.Benchmarks;
import pk.gov.nsor.benchmark.Figure;
import pk.gov.nsor.benchmark.setting.JarRun;

/**
 * How many entries the trail takes beside plain inserts of the same bytes, whether sealing keeps up, and how fast the whole
 * is gone through and an entry proved. docs/benchmarks.md says how.
 */
public final class AuditBenchmark implements Benchmarks.Benchmark {

    private final Path project = Path.of(System.getProperty("nsor.project", "."));

    @Override
    public String name() {
        return "audit";
    }

    @Override
    public List<Figure> run(boolean small) {
        return JarRun.of(project, AuditRun.class, name(), small, AuditRun.ENTRIES, AuditRun.PROVED);
    }
}
