package pk.gov.nsor.benchmark.requirement;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.benchmark.Benchmarks;
import pk.gov.nsor.benchmark.Figure;
import pk.gov.nsor.benchmark.setting.Child;
import pk.gov.nsor.benchmark.setting.Machine;
import pk.gov.nsor.benchmark.setting.RegisterData;
import pk.gov.nsor.benchmark.supervision.SweepDatabase;

/**
 * How fast the law is applied: derivations of the core alone, and {@code bin/nsor requirement --all} over a whole register
 * beside a floor that fetches the same rows and does nothing with them. docs/benchmarks.md says how and what the figures
 * mean.
 */
public final class RequirementBenchmark implements Benchmarks.Benchmark {

    private static final String HIGHER = "higher";
    private static final String LOWER = "lower";

    private final Path project =
            Path.of(System.getProperty("nsor.project", ".")).toAbsolutePath().normalize();
    private final List<Figure> figures = new ArrayList<>();

    @Override
    public String name() {
        return "requirement";
    }

    @Override
    public List<Figure> run(boolean small) {
        int people = Integer.getInteger("nsor.bench.people", small ? 5_000 : 1_000_000);
        figures.clear();
        RegisterData data = new RegisterData(project, people);
        data.ensure(people);
        core(data, small ? 1 : 10);
        try (Child register = serve(data)) {
            String unused = register.awaitLine("Ctrl-C stops it");
            register.listenNoMore();
            // Opening everybody's case takes a new register minutes, in which the check would have half of the machine.
            try (SweepDatabase database =
                    new SweepDatabase(Path.of(String.valueOf(data.environment().get("NSOR_DATA"))))) {
                database.awaitSwept();
            } catch (SQLException failed) {
                throw new IllegalStateException("The register's cases could not be counted", failed);
            }
            register.awaitIdle();
            note(Machine.describe(data.postgresVersion()));
            wholeRegister(data, people, small ? 1 : 2);
        }
        return List.copyOf(figures);
    }

    private void core(RegisterData data, int seconds) {
        try (Child core = Child.java(CoreRun.class, data.log(), List.of("" + seconds))) {
            String[] done = core.awaitLine("done ").split(" ");
            double derivations = Double.parseDouble(done[1]);
            double wall = Double.parseDouble(done[2]);
            double cpu = Double.parseDouble(done[3]);
            note(
                    "core: %,.0f derivations of 1 to 8 convictions and 0 to 12 custodyPeriods in %.1f s (%.1f s of CPU), %.0f reasons each"
                            .formatted(derivations, wall, cpu, Double.parseDouble(done[4]) / derivations));
            figure("core: derivations a second", derivations / wall, "1/s", 200_000.0, HIGHER);
            figure("core: derivations a second of CPU", derivations / cpu, "1/s", null, HIGHER);
        }
    }

    /** Floor and check take turns, so that what else goes on falls on both. */
    private void wholeRegister(RegisterData data, int people, int turns) {
        double unmeasured = floor(data, people);
        note("floor, the first time, unmeasured: %.1f s".formatted(unmeasured));
        double floor = 0;
        double check = 0;
        for (int turn = 0; turn < turns; turn++) {
            double fetched = floor(data, people);
            double checked = check(data);
            note("turn %d: floor %.1f s, check %.1f s".formatted(turn + 1, fetched, checked));
            floor += fetched / turns;
            check += checked / turns;
        }
        figure("floor: seconds", floor, "s", null, LOWER);
        figure("check: seconds", check, "s", null, LOWER);
        figure("check: people a second", people / check, "1/s", null, HIGHER);
        figure("ratio: check over floor", check / floor, "ratio", 3.0, LOWER);
    }

    private double floor(RegisterData data, int people) {
        long started = System.nanoTime();
        try (Child floor = Child.java(FloorRun.class, data.log(), List.of(project.toString(), "" + people))) {
            String[] done = floor.awaitLine("done ").split(" ");
            int status = floor.awaitEnd();
            double seconds = (System.nanoTime() - started) / 1e9;
            note("floor: %,d rows, exit status %d".formatted(Long.parseLong(done[1]), status));
            return seconds;
        }
    }

    /** From the start of the command to its end; its last line is the finding. */
    private double check(RegisterData data) {
        long started = System.nanoTime();
        try (Child check = Child.start(
                List.of(project.resolve("bin/nsor").toString(), "requirement", "--all"),
                data.environment(),
                data.log())) {
            note("check: " + check.lastLine());
            int status = check.awaitEnd();
            if (status != 0) {
                note("check: EXIT STATUS %d; the figures of this run do not count".formatted(status));
            }
            return (System.nanoTime() - started) / 1e9;
        }
    }

    /** The register is served meanwhile, as it is when the check runs at night. */
    private Child serve(RegisterData data) {
        Map<String, String> environment = new TreeMap<>(data.environment());
        environment.putAll(Map.of("NSOR_PORT", "0", "NSOR_MANAGEMENT_PORT", "0"));
        return Child.start(
                List.of(project.resolve("bin/nsor").toString(), "serve", "--synthetic"), environment, data.log());
    }

    private void figure(String name, double value, String unit, @Nullable Double aim, String better) {
        figures.add(new Figure("requirement: " + name, Math.round(value * 1000) / 1000.0, unit, aim, better));
    }

    private static void note(String line) {
        System.err.println(line);
    }
}
