package pk.gov.nsor.benchmark.supervision;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.benchmark.Benchmarks;
import pk.gov.nsor.benchmark.Figure;
import pk.gov.nsor.benchmark.setting.Child;
import pk.gov.nsor.benchmark.setting.Machine;
import pk.gov.nsor.benchmark.setting.RegisterData;
import pk.gov.nsor.benchmark.supervision.SweepDatabase.Fetched;

/**
 * How long the daily sweep takes where 3 % of all supervised people are due: by the real server with its durable
 * PostgreSQL, beside fetching the same due rows over JDBC in the same run; and how long an officer's page of the day takes
 * in a district of about 5,000. docs/benchmarks.md says how.
 */
public final class SupervisionBenchmark implements Benchmarks.Benchmark {

    private static final int PEOPLE = 1_000_000;
    private static final int SMALL_PEOPLE = 10_000;
    private static final int DUE_PERCENT = 3;
    private static final int DISTRICT_PEOPLE = 5_000;
    /** Each check counts what waits, which costs the database some milliseconds. */
    private static final int LOOK_MILLIS = 100;

    private static final String LOWER = "lower";

    private final Path project = Path.of(System.getProperty("nsor.project", "."));
    private final List<Figure> figures = new ArrayList<>();

    @Override
    public String name() {
        return "supervision";
    }

    @Override
    public List<Figure> run(boolean small) {
        int people = Integer.getInteger("nsor.bench.people", small ? SMALL_PEOPLE : PEOPLE);
        RegisterData data = new RegisterData(project, people);
        data.ensure(people);
        int port = RegisterData.freePort();
        try (Child register = data.serve(port)) {
            try (SweepDatabase database =
                    new SweepDatabase(Path.of(String.valueOf(data.environment().get("NSOR_DATA"))))) {
                note("Waiting until every case is open and up to date …");
                database.awaitSwept();
                register.awaitIdle();
                measureSweep(register, database);
                register.awaitIdle();
                measureDay(database, data.environment(), port);
            }
            note(Machine.describe(data.postgresVersion()));
        } catch (SQLException failed) {
            throw new IllegalStateException("The register's database could not be asked", failed);
        }
        return List.copyOf(figures);
    }

    private void measureSweep(Child register, SweepDatabase database) throws SQLException {
        long due = Math.max(1, database.people() * DUE_PERCENT / 100);
        double serverCpu = register.cpuSeconds();
        double postgresCpu = register.descendantsCpuSeconds();
        Fetched fetched = database.makeDue(due);
        Swept swept = sweep(database);
        figure("supervised people", database.people(), "people", null, "higher");
        figure("due", fetched.rows(), "people", null, "higher");
        figure("fetching the due rows over JDBC", fetched.seconds(), "s", null, LOWER);
        figure("fetching their facts and duties besides", fetched.factSeconds(), "s", null, LOWER);
        figure("sweep", swept.seconds(), "s", null, LOWER);
        figure("reviews a second", swept.rate(), "1/s", null, "higher");
        figure("ratio: sweep over fetching the due rows", swept.seconds() / fetched.seconds(), "ratio", 10.0, LOWER);
        figure(
                "ratio: sweep over fetching rows, facts and duties",
                swept.seconds() / (fetched.seconds() + fetched.factSeconds()),
                "ratio",
                null,
                LOWER);
        figure("CPU of the server", register.cpuSeconds() - serverCpu, "s", null, LOWER);
        figure("CPU of PostgreSQL", register.descendantsCpuSeconds() - postgresCpu, "s", null, LOWER);
        figure("live heap after the sweep", register.liveHeapMebibytes(), "MiB", null, LOWER);
        figure("resident memory of the server", register.residentMebibytes(), "MiB", null, LOWER);
    }

    private void measureDay(SweepDatabase database, Map<String, String> environment, int port) throws SQLException {
        SweepDatabase.District district = database.districtOfAbout(DISTRICT_PEOPLE);
        note("The officer's day in " + district.code() + " …");
        OfficerDay.Times times = OfficerDay.measure(project, environment, port, district.code());
        figure("people of the officer's district", district.people(), "people", (double) DISTRICT_PEOPLE, "higher");
        figure("officer's day: median", times.page().median(), "ms", null, LOWER);
        figure("officer's day: p99", times.page().p99(), "ms", 80.0, LOWER);
        figure("page that reads nothing: median", times.plain().median(), "ms", null, LOWER);
        figure("page that reads nothing: p99", times.plain().p99(), "ms", null, LOWER);
    }

    /** The scheduler begins it within a minute; counted from its first batch on. */
    private static Swept sweep(SweepDatabase database) throws SQLException {
        long all = database.waiting();
        long left = all;
        while (left == all) {
            pause(LOOK_MILLIS);
            left = database.waiting();
        }
        long begun = System.nanoTime();
        long first = left;
        while (left > 0) {
            pause(LOOK_MILLIS);
            left = database.waiting();
        }
        double rate = first / ((System.nanoTime() - begun) / 1e9);
        return new Swept(all / rate, rate);
    }

    private record Swept(double seconds, double rate) {}

    private static void pause(int millis) {
        try {
            Thread.sleep(millis);
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
