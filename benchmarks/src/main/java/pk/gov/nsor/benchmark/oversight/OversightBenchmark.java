package pk.gov.nsor.benchmark.oversight;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.benchmark.Benchmarks;
import pk.gov.nsor.benchmark.Figure;
import pk.gov.nsor.benchmark.oversight.CountingWatch.Span;
import pk.gov.nsor.benchmark.setting.Child;
import pk.gov.nsor.benchmark.setting.Machine;
import pk.gov.nsor.benchmark.setting.OfficerSession;
import pk.gov.nsor.benchmark.setting.RegisterData;
import pk.gov.nsor.benchmark.supervision.SweepDatabase;

/**
 * How long the national dashboard takes by the real server on a large register, while the figures are counted every half
 * minute; how old they get, how long a counting takes, and what it and twenty open dashboards cost an officer who works
 * meanwhile; and how long the month's release takes.
 */
public final class OversightBenchmark implements Benchmarks.Benchmark {

    private static final int PEOPLE = 1_000_000;
    private static final int SMALL_PEOPLE = 3_000;
    private static final Duration LONG = Duration.ofSeconds(100);
    private static final Duration SHORT = Duration.ofSeconds(40);
    private static final Duration A_MOMENT = Duration.ofSeconds(5);
    /** One counting falls into each, whether dashboards are open or not. */
    private static final Duration ROUND = Duration.ofSeconds(30);

    private static final Duration SHORT_ROUND = Duration.ofSeconds(5);
    private static final int ROUNDS = 10;
    private static final int SHORT_ROUNDS = 2;
    private static final int WARM_UP = 100;
    private static final int SHORT_WARM_UP = 5;

    private static final String LOWER = "lower";

    private final Path project = Path.of(System.getProperty("nsor.project", "."));
    private final List<Figure> figures = new ArrayList<>();

    @Override
    public String name() {
        return "oversight";
    }

    @Override
    public List<Figure> run(boolean small) {
        int people = Integer.getInteger("nsor.bench.people", small ? SMALL_PEOPLE : PEOPLE);
        RegisterData data = new RegisterData(project, people);
        data.ensure(people);
        int port = RegisterData.freePort();
        try (Child register = data.serve(port)) {
            String district;
            try (SweepDatabase database =
                    new SweepDatabase(Path.of(String.valueOf(data.environment().get("NSOR_DATA"))))) {
                note("Waiting until every case is open and up to date …");
                database.awaitSwept();
                district = database.districtOfAbout(small ? 30 : 5_000).code();
                vacuum(data);
                register.awaitIdle();
            }
            try (CountingWatch watch = new CountingWatch(data.connect())) {
                measure(data, port, district, watch, small);
            }
            try (Connection superuser = data.connectAsSuperuser()) {
                figure("the month's whole release", new MonthsRelease(superuser).seconds(), "s", 600.0, LOWER);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted", interrupted);
            }
            figure("people", people, "people", null, "higher");
            note(Machine.describe(data.postgresVersion()));
        } catch (SQLException failed) {
            throw new IllegalStateException("The register's database could not be asked", failed);
        }
        return List.copyOf(figures);
    }

    /** A register that was filled a moment ago has not been vacuumed yet, as one that has run for days is. */
    private static void vacuum(RegisterData data) throws SQLException {
        try (Connection connection = data.connectAsOwner();
                Statement statement = connection.createStatement()) {
            for (String table : List.of(
                    "registration.standing", "supervision.responsibility", "supervision.duty", "notices.notice")) {
                statement.execute("vacuum (analyze) " + table);
            }
        }
    }

    private void measure(RegisterData data, int port, String district, CountingWatch watch, boolean small) {
        Duration during = small ? SHORT : LONG;
        OfficerSession bureau = OfficerSession.ofNationalSupervisor(project, data.environment(), port);
        OfficerSession officer = OfficerSession.of(project, data.environment(), port, district);
        Looks nation = Looks.at(bureau, "/dashboard", during, WARM_UP);
        Looks province = Looks.at(bureau, "/dashboard/PK-PB", A_MOMENT, WARM_UP);
        Looks totals = Looks.at(bureau, "/monthly-totals", A_MOMENT, SHORT_WARM_UP);
        Looks day = Looks.at(officer, "/", during, WARM_UP);
        List<Span> spans = watch.spans();
        figure("national dashboard: median", Looks.percentile(nation.millis(), 50), "ms", null, LOWER);
        figure("national dashboard: p99", Looks.percentile(nation.millis(), 99), "ms", 200.0, LOWER);
        figure("a province's dashboard: p99", Looks.percentile(province.millis(), 99), "ms", null, LOWER);
        figure("monthly totals: median", Looks.percentile(totals.millis(), 50), "ms", null, LOWER);
        figure("age of the figures at most", watch.oldest(), "s", 60.0, LOWER);
        figure("countings", spans.size(), "", null, "higher");
        figure(
                "a counting at most",
                spans.stream().mapToDouble(Span::seconds).max().orElse(0),
                "s",
                null,
                LOWER);
        figure("officer's day between countings: p99", Looks.percentile(day.outside(spans), 99), "ms", null, LOWER);
        figure("officer's day during a counting: p99", Looks.percentile(day.inside(spans), 99), "ms", null, LOWER);
        figure("officer's day between countings: median", Looks.percentile(day.outside(spans), 50), "ms", null, LOWER);
        figure("officer's day during a counting: median", Looks.percentile(day.inside(spans), 50), "ms", null, LOWER);
        besideDashboards(officer, bureau, small ? SHORT_ROUNDS : ROUNDS, small ? SHORT_ROUND : ROUND);
    }

    /** The officer's day with and without dashboards that are open elsewhere, by turns. */
    private void besideDashboards(OfficerSession officer, OfficerSession bureau, int rounds, Duration round) {
        List<Double> alone = new ArrayList<>();
        List<Double> beside = new ArrayList<>();
        for (int turn = 0; turn < rounds; turn++) {
            alone.add(p99OfDay(officer, round));
            try (OpenDashboards dashboards = new OpenDashboards(bureau)) {
                beside.add(p99OfDay(officer, round));
                dashboards.mustHaveBeenOpen();
            }
        }
        double without = Looks.percentile(alone, 50);
        double with = Looks.percentile(beside, 50);
        figure("officer's day, no dashboard open: p99, median of rounds", without, "ms", null, LOWER);
        figure("officer's day, 20 dashboards open: p99, median of rounds", with, "ms", null, LOWER);
        figure("ratio of these", with / without, "ratio", 1.1, LOWER);
    }

    private static double p99OfDay(OfficerSession officer, Duration round) {
        return Looks.percentile(Looks.at(officer, "/", round, 0).millis(), 99);
    }

    private void figure(String name, double value, String unit, @Nullable Double aim, String better) {
        figures.add(new Figure(name, value, unit, aim, better));
    }

    private static void note(String line) {
        System.err.println(line);
    }
}
