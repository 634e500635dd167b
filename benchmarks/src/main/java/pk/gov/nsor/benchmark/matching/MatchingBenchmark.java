package pk.gov.nsor.benchmark.matching;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import pk.gov.nsor.benchmark.Benchmarks;
import pk.gov.nsor.benchmark.Figure;
import pk.gov.nsor.benchmark.setting.Child;
import pk.gov.nsor.benchmark.setting.Machine;
import pk.gov.nsor.benchmark.setting.OfficerSession;
import pk.gov.nsor.benchmark.setting.RegisterData;

/** How long a search by name takes over HTTP, beside one by CNIC for the same people. docs/benchmarks.md says how. */
public final class MatchingBenchmark implements Benchmarks.Benchmark {

    private static final int PEOPLE = 1_000_000;
    private static final int SMALL_PEOPLE = 10_000;
    private static final int SEARCHES = 100;
    private static final int SMALL_SEARCHES = 50;
    private static final int WARM_UP = 20;

    private final Path project = Path.of(System.getProperty("nsor.project", "."));
    private final List<Figure> figures = new ArrayList<>();

    @Override
    public String name() {
        return "matching";
    }

    @Override
    public List<Figure> run(boolean small) {
        int people = Integer.getInteger("nsor.bench.people", small ? SMALL_PEOPLE : PEOPLE);
        RegisterData data = new RegisterData(project, people);
        data.ensure(people);
        int port = RegisterData.freePort();
        try (Child register = data.serve(port)) {
            // A register from before the search makes its names ready first.
            register.awaitIdle();
            try (Connection owner = data.connectAsOwner()) {
                measure(
                        owner,
                        data,
                        port,
                        Integer.getInteger("nsor.bench.searches", small ? SMALL_SEARCHES : SEARCHES));
            }
            note(Machine.describe(data.postgresVersion()));
        } catch (SQLException failed) {
            throw new IllegalStateException("The register's database could not be asked", failed);
        }
        return List.copyOf(figures);
    }

    private void measure(Connection owner, RegisterData data, int port, int searches) throws SQLException {
        List<SearchedPerson> asked = SearchedPerson.of(owner, WARM_UP + searches);
        if (asked.isEmpty()) {
            throw new IllegalStateException("Nobody is supervised yet: let the register's sweep open the cases first");
        }
        OfficerSession officer = OfficerSession.of(
                project, data.environment(), port, asked.getFirst().district());
        OfficerSession registrar = OfficerSession.ofRegistrar(project, data.environment(), port);
        int warm = Math.min(WARM_UP, asked.size() / 2);
        List<SearchedPerson> warmUp = asked.subList(0, warm);
        List<SearchedPerson> measured = asked.subList(warm, asked.size());
        for (Way way : Way.values()) {
            double[] _ = times(registrar, warmUp, way);
            double[] _ = times(officer, warmUp, way);
        }
        double cnic = percentile(times(registrar, measured, Way.CNIC), 0.5);
        for (Way way : Way.values()) {
            report("registrar", way, times(registrar, measured, way), cnic);
            report("officer", way, times(officer, measured, way), cnic);
        }
        compare(owner, data, port, measured.size());
    }

    /** Whether the time says that a name is usual where the officer may read nobody of it. */
    private void compare(Connection owner, RegisterData data, int port, int searches) throws SQLException {
        Elsewhere elsewhere = Elsewhere.of(owner, searches);
        OfficerSession officer = OfficerSession.of(project, data.environment(), port, elsewhere.district());
        String token = OfficerSession.token(officer.get("/people"));
        // Warms up, too. Some word is a part of a name of the district all the same.
        List<String> names = elsewhere.names().stream()
                .filter(name -> Double.isFinite(nobody(officer, token, name)))
                .toList();
        List<double[]> pairs = new ArrayList<>();
        for (String name : names) {
            String nobodys = Elsewhere.nobodys(name);
            double usual = nobody(officer, token, name);
            double unknown = nobody(officer, token, nobodys);
            // Once more the other way round, so that neither is always the first.
            unknown += nobody(officer, token, nobodys);
            usual += nobody(officer, token, name);
            pairs.add(new double[] {usual / 2, unknown / 2});
        }
        double usual = percentile(sorted(pairs, pair -> pair[0]), 0.5);
        double unknown = percentile(sorted(pairs, pair -> pair[1]), 0.5);
        figure("officer, by a name usual elsewhere: p50", usual, "ms");
        figure("officer, by a name of nobody: p50", unknown, "ms");
        figure(
                "difference of the two, pair by pair: p50",
                percentile(sorted(pairs, pair -> pair[0] - pair[1]), 0.5),
                "ms");
    }

    private static double[] sorted(List<double[]> pairs, ToDoubleFunction<double[]> value) {
        return pairs.stream().mapToDouble(value).sorted().toArray();
    }

    /** @return how long it took to say that there is nobody, in ms; infinity where somebody is found */
    private static double nobody(OfficerSession officer, String token, String name) {
        long begun = System.nanoTime();
        HttpResponse<String> answer = officer.post("/people", Map.of("q", name, "_csrf", token));
        double millis = (System.nanoTime() - begun) / 1e6;
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("The search answered with " + answer.statusCode());
        }
        return answer.body().contains("id=\"found\"") ? Double.POSITIVE_INFINITY : millis;
    }

    /** What is searched for of somebody. */
    private enum Way {
        CNIC("by CNIC", person -> Map.of("q", person.cnic())),
        LATIN("by name", person -> Map.of("q", person.latin())),
        URDU("by name in Urdu", person -> Map.of("q", person.urdu())),
        FATHER("by name and father's name", person -> Map.of("q", person.latin(), "father", person.father())),
        FIRST("by one common word", person -> Map.of("q", person.first()));

        private final String label;
        private final Function<SearchedPerson, Map<String, String>> fields;

        Way(String label, Function<SearchedPerson, Map<String, String>> fields) {
            this.label = label;
            this.fields = fields;
        }
    }

    /** @return from the request to the last byte of the answer, in ms, sorted */
    private static double[] times(OfficerSession session, List<SearchedPerson> people, Way way) {
        String token = OfficerSession.token(session.get("/people"));
        double[] millis = new double[people.size()];
        for (int each = 0; each < people.size(); each++) {
            Map<String, String> fields = new TreeMap<>(way.fields.apply(people.get(each)));
            fields.put("_csrf", token);
            long begun = System.nanoTime();
            HttpResponse<String> answer = session.post("/people", fields);
            millis[each] = (System.nanoTime() - begun) / 1e6;
            mustHaveFound(way, answer);
        }
        Arrays.sort(millis);
        return millis;
    }

    private static void mustHaveFound(Way way, HttpResponse<String> answer) {
        boolean isFound = way == Way.CNIC
                ? answer.statusCode() == 302
                : answer.statusCode() == 200 && answer.body().contains("id=\"found\"");
        if (!isFound) {
            throw new IllegalStateException(way + " found nobody: " + answer.statusCode());
        }
    }

    private void report(String who, Way way, double[] millis, double cnic) {
        figure(who + ", " + way.label + ": p50", percentile(millis, 0.5), "ms");
        figure(who + ", " + way.label + ": p99", percentile(millis, 0.99), "ms");
        if (way != Way.CNIC) {
            figure(
                    "ratio: " + who + ", " + way.label + ", over a registrar's by CNIC (p50)",
                    percentile(millis, 0.5) / cnic,
                    "ratio");
        }
    }

    private static double percentile(double[] sorted, double part) {
        return sorted[(int) Math.min(sorted.length - 1L, (long) (sorted.length * part))];
    }

    private void figure(String name, double value, String unit) {
        figures.add(new Figure(name, value, unit, null, "lower"));
    }

    private static void note(String line) {
        System.err.println(line);
    }
}
