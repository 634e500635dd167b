package pk.gov.nsor.benchmark.access;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.benchmark.Benchmarks;
import pk.gov.nsor.benchmark.Figure;
import pk.gov.nsor.benchmark.setting.Child;
import pk.gov.nsor.benchmark.setting.Machine;
import pk.gov.nsor.benchmark.setting.OfficerSession;
import pk.gov.nsor.benchmark.setting.RegisterData;
import pk.gov.nsor.benchmark.supervision.SweepDatabase;

/**
 * What authorisation, purpose and trail cost a record's page, beside a server of the same build without them; and how many
 * passwords a second are checked. docs/benchmarks.md says how.
 */
public final class AccessBenchmark implements Benchmarks.Benchmark {

    private static final int PEOPLE = 1_000_000;
    private static final int SMALL_PEOPLE = 10_000;
    private static final int ROUNDS = 10;
    private static final int ROUND = 200;
    private static final int SMALL_ROUND = 40;
    private static final int WARM_UP = 600;
    private static final int SMALL_WARM_UP = 100;

    private final Path project = Path.of(System.getProperty("nsor.project", "."));
    private final List<Figure> figures = new ArrayList<>();
    private int warmUp = WARM_UP;

    @Override
    public String name() {
        return "access";
    }

    @Override
    public List<Figure> run(boolean small) {
        int people = Integer.getInteger("nsor.bench.people", small ? SMALL_PEOPLE : PEOPLE);
        RegisterData data = new RegisterData(project, people);
        data.ensure(people);
        int port = RegisterData.freePort();
        int unguardedPort = RegisterData.freePort();
        try (Child guarded = Child.start(
                List.of(project.resolve("bin/nsor").toString(), "serve", "--synthetic"),
                environment(data.environment(), port),
                data.log())) {
            String unused = guarded.awaitLine("Ctrl-C stops it");
            guarded.listenNoMore();
            try (SweepDatabase database =
                    new SweepDatabase(Path.of(String.valueOf(data.environment().get("NSOR_DATA"))))) {
                database.awaitSwept();
            }
            warmUp = small ? SMALL_WARM_UP : WARM_UP;
            Cases cases = cases(data, warmUp, warmUp + ROUNDS * (small ? SMALL_ROUND : ROUND));
            try (Child unguarded = unguarded(data, unguardedPort, cases.district())) {
                String alsoUnused = unguarded.awaitLine("Ctrl-C stops it");
                unguarded.listenNoMore();
                guarded.awaitIdle();
                // A small register has no district with more.
                int each = Math.min(small ? SMALL_ROUND : ROUND, (cases.people().size() - warmUp) / ROUNDS);
                pages(guarded, unguarded, cases, data, port, unguardedPort, each);
                signingIn(guarded, cases.district(), data, port, (small ? SMALL_ROUND : ROUND) / 4);
            }
            note(Machine.describe(data.postgresVersion()));
        } catch (SQLException failed) {
            throw new IllegalStateException("The register's database could not be asked", failed);
        }
        return List.copyOf(figures);
    }

    private static Cases cases(RegisterData data, int least, int most) throws SQLException {
        try (Connection owner = data.connectAsOwner()) {
            return Cases.of(owner, least, most);
        }
    }

    private static Map<String, String> environment(Map<String, String> of, int port) {
        Map<String, String> environment = new TreeMap<>(of);
        environment.putAll(Map.of("NSOR_PORT", "" + port, "NSOR_MANAGEMENT_PORT", "0"));
        return environment;
    }

    /** The same jar, started with one class more. */
    private Child unguarded(RegisterData data, int port, String district) {
        Map<String, String> environment = environment(data.environment(), port);
        environment.putAll(data.asSecondProcess());
        environment.put("SPRING_MAIN_SOURCES", Unguarded.class.getName());
        return Child.start(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-Xshare:auto",
                        "--enable-native-access=ALL-UNNAMED",
                        "-D" + Unguarded.DISTRICT + "=" + district,
                        "-Dloader.main=pk.gov.nsor.Nsor",
                        "-Dloader.path=" + project.resolve("benchmarks/target/nsor-benchmarks.jar"),
                        "-cp",
                        project.resolve("server/target/nsor-server.jar").toString(),
                        "org.springframework.boot.loader.launch.PropertiesLauncher",
                        "serve",
                        "--synthetic"),
                environment,
                data.log());
    }

    private void pages(
            Child guarded, Child unguarded, Cases cases, RegisterData data, int port, int unguardedPort, int each) {
        OfficerSession officer = OfficerSession.of(project, data.environment(), port, cases.district());
        OfficerSession everybody = OfficerSession.ofNobody(unguardedPort);
        note("Warming up …");
        long more = 0;
        for (UUID person : cases.people().subList(0, warmUp)) {
            more += record(officer, person).length() - record(everybody, person).length();
        }
        figure("record page: longer with checks by", (double) more / warmUp, "characters", null, "lower");
        note("Records, with the checks and without …");
        List<Double> with = new ArrayList<>();
        List<Double> without = new ArrayList<>();
        double guardedCpu = 0;
        double unguardedCpu = 0;
        for (int round = 0; round < ROUNDS; round++) {
            int first = warmUp + round * each;
            List<UUID> people = cases.people()
                    .subList(first, Math.min(first + each, cases.people().size()));
            double before = guarded.cpuSeconds();
            people.forEach(person -> with.add(millis(officer, person)));
            guardedCpu += guarded.cpuSeconds() - before;
            before = unguarded.cpuSeconds();
            people.forEach(person -> without.add(millis(everybody, person)));
            unguardedCpu += unguarded.cpuSeconds() - before;
        }
        figure("record pages, each way", with.size(), "pages", null, "higher");
        figure("record page: median", median(with), "ms", null, "lower");
        figure("record page: p99", p99(with), "ms", null, "lower");
        figure("record page without checks: median", median(without), "ms", null, "lower");
        figure("record page without checks: p99", p99(without), "ms", null, "lower");
        figure("ratio: medians with and without checks", median(with) / median(without), "ratio", 1.5, "lower");
        figure("CPU of the server a page", 1000 * guardedCpu / with.size(), "ms", null, "lower");
        figure("CPU of the server a page without checks", 1000 * unguardedCpu / without.size(), "ms", null, "lower");
    }

    private void signingIn(Child guarded, String district, RegisterData data, int port, int each) {
        note("Passwords …");
        double memory = guarded.peakResidentMebibytes();
        try (PasswordSteps steps = new PasswordSteps(project, data.environment(), port, district)) {
            steps.run(each / 4);
            double cpu = guarded.cpuSeconds();
            double seconds = steps.run(each);
            figure(
                    "passwords checked a second, 8 at once",
                    PasswordSteps.AT_ONCE * each / seconds,
                    "1/s",
                    null,
                    "higher");
            figure(
                    "CPU of the server a password",
                    1000 * (guarded.cpuSeconds() - cpu) / (PasswordSteps.AT_ONCE * each),
                    "ms",
                    null,
                    "lower");
            figure("most memory of the server before", memory, "MiB", null, "lower");
            figure("most memory of the server with 8 at once", guarded.peakResidentMebibytes(), "MiB", null, "lower");
        }
    }

    private static double millis(OfficerSession session, UUID person) {
        long begun = System.nanoTime();
        String unused = record(session, person);
        return (System.nanoTime() - begun) / 1e6;
    }

    private static String record(OfficerSession session, UUID person) {
        var answer = session.get("/people/" + person);
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("A record answered " + answer.statusCode());
        }
        return answer.body();
    }

    private static double median(List<Double> millis) {
        return sorted(millis)[millis.size() / 2];
    }

    private static double p99(List<Double> millis) {
        return sorted(millis)[millis.size() * 99 / 100];
    }

    private static double[] sorted(List<Double> millis) {
        double[] sorted = millis.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return sorted;
    }

    private void figure(String what, double value, String unit, @Nullable Double aim, String better) {
        figures.add(new Figure("access: " + what, value, unit, aim, better));
    }

    private static void note(String text) {
        System.err.println(text);
    }

    /** The cases of the district that has most, in an order by chance that is the same each time. */
    private record Cases(String district, List<UUID> people) {

        static Cases of(Connection owner, int least, int most) throws SQLException {
            String district;
            try (Statement statement = owner.createStatement();
                    ResultSet found = statement.executeQuery("""
                            select s.district_code from supervision.responsibility r
                            join reference.police_station s on s.code = r.station_code
                            where r.until_day is null group by 1 order by count(*) desc, 1 limit 1
                            """)) {
                if (!found.next()) {
                    throw new IllegalStateException("No station answers for anybody");
                }
                district = found.getString(1);
            }
            List<UUID> people = new ArrayList<>();
            try (PreparedStatement statement = owner.prepareStatement("""
                    select r.person_id from supervision.responsibility r
                    join reference.police_station s on s.code = r.station_code
                    join registration.standing g on g.person_id = r.person_id
                    where r.until_day is null and s.district_code = ?
                      and g.first_day <= current_date and (g.last_day is null or g.last_day > current_date)
                    order by md5(r.person_id::text) limit ?
                    """)) {
                statement.setString(1, district);
                statement.setInt(2, most);
                try (ResultSet found = statement.executeQuery()) {
                    while (found.next()) {
                        people.add(found.getObject(1, UUID.class));
                    }
                }
            }
            if (people.size() <= least) {
                throw new IllegalStateException("The largest district has " + people.size() + " cases alone");
            }
            return new Cases(district, people);
        }
    }
}
