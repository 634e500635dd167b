package pk.gov.nsor.benchmark.survivors;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import pk.gov.nsor.benchmark.Benchmarks;
import pk.gov.nsor.benchmark.Figure;
import pk.gov.nsor.benchmark.setting.JarRun;
import pk.gov.nsor.benchmark.sms.Enquiries;

/**
 * An escape, and how long it takes until everybody who is to be told of it is; alone, and beside enquiries at a register, and what
 * these notice of it. docs/benchmarks.md says how.
 */
public final class SurvivorsBenchmark implements Benchmarks.Benchmark {

    /** How long is asked in each turn: as long as alerts come. */
    private static final int SECONDS = Integer.getInteger("nsor.bench.seconds", 45);

    private static final int SECONDS_OF_SMALL = 3;

    private final Path project =
            Path.of(System.getProperty("nsor.project", ".")).toAbsolutePath().normalize();

    @Override
    public String name() {
        return "survivors";
    }

    @Override
    public List<Figure> run(boolean small) {
        System.setProperty(
                "nsor.simulators",
                project.resolve("simulators/target/nsor-simulators-run.jar").toString());
        int people = Integer.getInteger("nsor.bench.people", small ? 3_000 : 50_000);
        int count = Integer.getInteger("nsor.bench.questions", small ? 2_000 : 40_000);
        int seconds = small ? SECONDS_OF_SMALL : SECONDS;
        List<Figure> figures = new ArrayList<>();
        try (Enquiries enquiries =
                new Enquiries(project, project.resolve("benchmarks/target/survivors-enquiries"), people)) {
            double capacity = enquiries.capacity(count);
            figures.addAll(JarRun.givingWay(
                    project,
                    SurvivorsRun.class,
                    name(),
                    small,
                    asked -> switch (asked) {
                        case SurvivorsRun.BEGIN -> {
                            enquiries.begin(seconds);
                            yield "begun";
                        }
                        case SurvivorsRun.P99 -> Double.toString(enquiries.p99Millis());
                        default -> throw new IllegalStateException(asked);
                    },
                    "nsor.simulators",
                    "nsor.bench.rounds"));
            figures.add(new Figure(
                    "enquiries answered a second, of which half are asked", capacity, "1/s", null, "higher"));
        }
        return figures;
    }
}
