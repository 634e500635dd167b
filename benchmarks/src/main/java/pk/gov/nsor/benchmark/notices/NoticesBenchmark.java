package pk.gov.nsor.benchmark.notices;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.benchmark.Benchmarks;
import pk.gov.nsor.benchmark.Figure;
import pk.gov.nsor.benchmark.notices.Districts.District;
import pk.gov.nsor.benchmark.setting.Child;
import pk.gov.nsor.benchmark.setting.Machine;
import pk.gov.nsor.benchmark.setting.OfficerSession;
import pk.gov.nsor.benchmark.setting.RegisterData;
import pk.gov.nsor.benchmark.supervision.SweepDatabase;

/**
 * How fast 8 officers at once take and decide notices over HTTP, beside the same rows written without the rules, and how
 * long each page of the wizard takes. docs/benchmarks.md says how.
 */
public final class NoticesBenchmark implements Benchmarks.Benchmark {

    private static final int PEOPLE = 1_000_000;
    private static final int SMALL_PEOPLE = 10_000;
    private static final int NOTICES = 100_000;
    private static final int SMALL_NOTICES = 2_000;
    private static final int SEEN = 3_000;
    private static final int OFFICERS = 8;
    private static final int WARM_UP = 400;

    private final Path project = Path.of(System.getProperty("nsor.project", "."));
    private final List<Figure> figures = new ArrayList<>();

    @Override
    public String name() {
        return "notices";
    }

    @Override
    public List<Figure> run(boolean small) {
        int people = Integer.getInteger("nsor.bench.people", small ? SMALL_PEOPLE : PEOPLE);
        int notices = Integer.getInteger("nsor.bench.notices", small ? SMALL_NOTICES : NOTICES);
        RegisterData data = new RegisterData(project, people);
        data.ensure(people);
        int port = RegisterData.freePort();
        try (Child register = data.serve(port)) {
            try (SweepDatabase database =
                    new SweepDatabase(Path.of(String.valueOf(data.environment().get("NSOR_DATA"))))) {
                note("Waiting until every case is open …");
                database.awaitSwept();
            }
            register.awaitIdle();
            try (Connection owner = data.connectAsOwner()) {
                measure(register, owner, data, port, notices);
            }
            note(Machine.describe(data.postgresVersion()));
        } catch (SQLException failed) {
            throw new IllegalStateException("The register's database could not be asked", failed);
        }
        return List.copyOf(figures);
    }

    private void measure(Child register, Connection owner, RegisterData data, int port, int notices)
            throws SQLException {
        List<District> districts = Districts.largest(owner, OFFICERS, notices / OFFICERS + WARM_UP);
        List<OfficerSession> officers = districts.stream()
                .map(district -> OfficerSession.of(project, data.environment(), port, district.code()))
                .toList();
        note("Warming up …");
        List<Counter> warmUp = counters(officers, districts, new StepTimes());
        int warm = WARM_UP / OFFICERS;
        if (districts.stream().anyMatch(district -> district.people().size() <= warm)) {
            throw new IllegalStateException("Earlier runs have left too few people of whom no notice was taken; delete "
                    + "benchmarks/target/register-* to begin afresh");
        }
        work(warmUp.size(), i -> {
            warmUp.get(i).prepare(districts.get(i).people().subList(0, warm), warm);
            warmUp.get(i).take();
            warmUp.get(i).open(0);
            warmUp.get(i).decide(0);
            warmUp.get(i).lookAtReceipts();
        });
        StepTimes times = new StepTimes();
        List<Counter> counters = counters(officers, districts, times);
        // In the smallest district there may be too few: nobody tells of the same change twice.
        int fewest = districts.stream()
                .mapToInt(district -> district.people().size() - warm)
                .min()
                .orElse(0);
        int each = Math.min(notices / OFFICERS, fewest * Counter.KINDS.length);
        int seen = Math.min(each, Integer.getInteger("nsor.bench.seen", SEEN) / OFFICERS);
        List<List<UUID>> known = districts.stream()
                .map(district ->
                        district.people().subList(warm, district.people().size()))
                .toList();
        note("The wizard …");
        double wizard = work(OFFICERS, i -> counters.get(i).prepare(known.get(i), seen));
        note("The wizard's forms alone, %d more times …".formatted((each - seen) * OFFICERS));
        double unused = work(OFFICERS, i -> counters.get(i).fillIn(known.get(i), seen, each));
        register.awaitIdle();
        long mark = PlainInserts.mark(owner);
        Measured take =
                measured(register, () -> work(OFFICERS, i -> counters.get(i).take()));
        note("The pages of all notices, and deciding …");
        double opening = 0;
        int rounds = counters.stream().mapToInt(Counter::rounds).max().orElse(0);
        Measured decide = new Measured(0, 0, 0);
        for (int number = 0; number < rounds; number++) {
            int round = number;
            opening += work(OFFICERS, i -> counters.get(i).open(round));
            register.awaitIdle();
            decide = decide.and(measured(
                    register, () -> work(OFFICERS, i -> counters.get(i).decide(round))));
        }
        double taking = take.seconds() + decide.seconds();
        double plain = plain(owner, data, mark, each * OFFICERS);
        double looking = work(OFFICERS, i -> counters.get(i).lookAtReceipts());
        report(times, each * OFFICERS, taking, plain);
        double whole = (wizard + looking) / seen + (opening + taking) / each;
        figure("all eleven requests a notice", OFFICERS / whole, "notices/s", null, "higher");
        figure("CPU of the server, taking and deciding", take.serverCpu() + decide.serverCpu(), "s", null, "lower");
        figure("CPU of PostgreSQL, taking and deciding", take.postgresCpu() + decide.postgresCpu(), "s", null, "lower");
    }

    private double plain(Connection owner, RegisterData data, long mark, int notices) throws SQLException {
        try {
            PlainInserts inserts = PlainInserts.of(owner, mark, notices);
            note(inserts.rows() + " rows without the rules …");
            return work(OFFICERS, i -> {
                try (Connection connection = data.connectAsOwner()) {
                    inserts.write(connection, i, OFFICERS);
                }
            });
        } finally {
            PlainInserts.drop(owner);
        }
    }

    private void report(StepTimes times, int notices, double taking, double plain) {
        figure("notices taken and decided", notices, "notices", null, "higher");
        figure("taken and decided, two requests each", notices / taking, "1/s", null, "higher");
        figure("the same rows without the rules", notices / plain, "1/s", null, "higher");
        figure("ratio: notices over plain inserts", plain / taking, "ratio", 0.2, "higher");
        for (Step step : Step.values()) {
            figure(step.label() + ": p50", times.percentile(step, 0.5), "ms", null, "lower");
            figure(step.label() + ": p99", times.percentile(step, 0.99), "ms", 100.0, "lower");
        }
    }

    private static List<Counter> counters(List<OfficerSession> officers, List<District> districts, StepTimes times) {
        List<Counter> counters = new ArrayList<>();
        for (int i = 0; i < officers.size(); i++) {
            District own = districts.get(i);
            String elsewhere = districts.get((i + 1) % districts.size()).code();
            counters.add(new Counter(officers.get(i), own.code(), elsewhere, own.station(), times));
        }
        return counters;
    }

    private record Measured(double seconds, double serverCpu, double postgresCpu) {

        Measured and(Measured other) {
            return new Measured(seconds + other.seconds, serverCpu + other.serverCpu, postgresCpu + other.postgresCpu);
        }
    }

    private static Measured measured(Child register, DoubleSupplier part) {
        double server = register.cpuSeconds();
        double postgres = register.descendantsCpuSeconds();
        double seconds = part.getAsDouble();
        return new Measured(seconds, register.cpuSeconds() - server, register.descendantsCpuSeconds() - postgres);
    }

    private interface Part {
        void run(int number) throws SQLException;
    }

    /** @return seconds until the last was ready */
    private static double work(int parts, Part part) {
        try (ExecutorService threads = Executors.newFixedThreadPool(parts)) {
            long begun = System.nanoTime();
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < parts; i++) {
                int number = i;
                all.add(threads.submit(() -> {
                    part.run(number);
                    return number;
                }));
            }
            for (Future<?> one : all) {
                Object unused = one.get();
            }
            return (System.nanoTime() - begun) / 1e9;
        } catch (ExecutionException failed) {
            throw new IllegalStateException("An officer could not go on", failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", interrupted);
        }
    }

    private void figure(String name, double value, String unit, @Nullable Double aim, String better) {
        figures.add(new Figure(name, value, unit, aim, better));
    }

    private static void note(String line) {
        System.err.println(line);
    }
}
