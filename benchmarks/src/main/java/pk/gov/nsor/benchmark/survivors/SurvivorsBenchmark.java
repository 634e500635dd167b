package pk.gov.nsor.benchmark.survivors;

import java.nio.file.Path;
import java.util.List;
import pk.gov.nsor.benchmark.Benchmarks;
import pk.gov.nsor.benchmark.Figure;
import pk.gov.nsor.benchmark.setting.JarRun;

/** An escape, and how long it takes until everybody who is to be told of it is. docs/benchmarks.md says how. */
public final class SurvivorsBenchmark implements Benchmarks.Benchmark {

    private final Path project = Path.of(System.getProperty("nsor.project", "."));

    @Override
    public String name() {
        return "survivors";
    }

    @Override
    public List<Figure> run(boolean small) {
        System.setProperty(
                "nsor.simulators",
                project.resolve("simulators/target/nsor-simulators-run.jar").toString());
        return JarRun.of(project, SurvivorsRun.class, name(), small, "nsor.simulators");
    }
}
