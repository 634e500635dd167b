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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.benchmark.Figure;
import pk.gov.nsor.benchmark.setting.OfficerSession;
import pk.gov.nsor.benchmark.setting.RegisterData;

/** How long a search takes, from the request to the last byte of the answer; and whether its time gives anything away. */
final class SearchTimes {

    private static final int SEARCHES = 200;
    private static final int SMALL_SEARCHES = 50;
    private static final int WARM_UP = 60;
    private static final int PAIRS = 500;
    private static final int SMALL_PAIRS = 30;
    private static final int CLIENTS = 8;

    private final Path project;
    private final RegisterData data;
    private final int port;
    private final Connection owner;
    private final OfficerSession registrar;
    private final List<Figure> figures = new ArrayList<>();

    SearchTimes(Path project, RegisterData data, int port, Connection owner, OfficerSession registrar) {
        this.project = project;
        this.data = data;
        this.port = port;
        this.owner = owner;
        this.registrar = registrar;
    }

    List<Figure> run(boolean small) throws SQLException {
        int searches = Integer.getInteger("nsor.bench.searches", small ? SMALL_SEARCHES : SEARCHES);
        List<SearchedPerson> asked = SearchedPerson.of(owner, WARM_UP + searches);
        if (asked.isEmpty()) {
            throw new IllegalStateException("Nobody is supervised yet: let the register's sweep open the cases first");
        }
        OfficerSession officer = OfficerSession.of(
                project, data.environment(), port, asked.getFirst().district());
        int warm = Math.min(WARM_UP, asked.size() / 2);
        List<SearchedPerson> measured = asked.subList(warm, asked.size());
        for (Way way : Way.values()) {
            double[] _ = times(registrar, asked.subList(0, warm), way);
            double[] _ = times(officer, asked.subList(0, warm), way);
        }
        double cnic = percentile(times(registrar, measured, Way.CNIC), 0.5);
        for (Way way : Way.values()) {
            report("registrar", way, times(registrar, measured, way), cnic);
            report("officer", way, times(officer, measured, way), cnic);
        }
        together("registrar", registrar, measured);
        together("officer", officer, measured);
        compare(Integer.getInteger("nsor.bench.pairs", small ? SMALL_PAIRS : PAIRS));
        return figures;
    }

    /** Eight clients at once, each with all ways but the CNIC. */
    private void together(String who, OfficerSession session, List<SearchedPerson> people) {
        try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            List<Future<double[]>> parts = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                Way way = Way.values()[1 + client % (Way.values().length - 1)];
                parts.add(clients.submit(() -> times(session, people, way)));
            }
            List<Double> all = new ArrayList<>();
            for (Future<double[]> part : parts) {
                Arrays.stream(part.get()).forEach(all::add);
            }
            double[] sorted =
                    all.stream().mapToDouble(Double::doubleValue).sorted().toArray();
            figure(who + ", 8 clients, by name in all ways: p99", percentile(sorted, 0.99), "ms", 150.0);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", interrupted);
        } catch (ExecutionException failed) {
            throw new IllegalStateException("A client failed", failed);
        }
    }

    /** Whether the time says that a name is usual where the officer may read nobody of it. */
    private void compare(int most) throws SQLException {
        Elsewhere elsewhere = Elsewhere.of(owner, most);
        OfficerSession officer = OfficerSession.of(project, data.environment(), port, elsewhere.district());
        String token = OfficerSession.token(officer.get("/people"));
        // Warms up, too. Some word is a part of a name of the district all the same.
        List<String> names = elsewhere.names().stream()
                .filter(name -> Double.isFinite(nobody(officer, token, name)))
                .toList();
        List<double[]> pairs = new ArrayList<>();
        for (int round = 0; pairs.size() < most && !names.isEmpty() && round < most; round++) {
            for (String name : names) {
                String nobodys = Elsewhere.nobodys(name);
                double usual = nobody(officer, token, name);
                double unknown = nobody(officer, token, nobodys);
                // Once more the other way round, so that neither is always the first.
                unknown += nobody(officer, token, nobodys);
                usual += nobody(officer, token, name);
                pairs.add(new double[] {usual / 2, unknown / 2});
            }
        }
        double[] differences = sorted(pairs, pair -> pair[0] - pair[1]);
        figure("officer, by a name usual elsewhere: p50", percentile(sorted(pairs, pair -> pair[0]), 0.5), "ms", null);
        figure("officer, by a name of nobody: p50", percentile(sorted(pairs, pair -> pair[1]), 0.5), "ms", null);
        figure("difference of the two, " + pairs.size() + " pairs: p50", percentile(differences, 0.5), "ms", 0.0);
        // Of the middle, by the order of the differences.
        double spread = 0.98 / Math.sqrt(Math.max(1, pairs.size()));
        figure("its 95 % interval, from", percentile(differences, Math.max(0, 0.5 - spread)), "ms", null);
        figure("its 95 % interval, to", percentile(differences, Math.min(1, 0.5 + spread)), "ms", null);
    }

    private static double[] sorted(List<double[]> pairs, ToDoubleFunction<double[]> value) {
        return pairs.stream().mapToDouble(value).sorted().toArray();
    }

    /** @return how long it took to say that there is nobody, in ms; infinity where somebody is found */
    private static double nobody(OfficerSession officer, String token, String name) {
        long begun = System.nanoTime();
        HttpResponse<String> answer = officer.post("/people", Map.of("q", name, "_csrf", token));
        double millis = (System.nanoTime() - begun) / 1e6;
        MatchingBenchmark.mustBeAnswered(answer);
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
        figure(who + ", " + way.label + ": p50", percentile(millis, 0.5), "ms", null);
        figure(who + ", " + way.label + ": p99", percentile(millis, 0.99), "ms", way == Way.CNIC ? null : 50.0);
        if (way != Way.CNIC) {
            figure(
                    "ratio: " + who + ", " + way.label + ", over a registrar's by CNIC (p50)",
                    percentile(millis, 0.5) / cnic,
                    "ratio",
                    null);
        }
    }

    private static double percentile(double[] sorted, double part) {
        return sorted.length == 0 ? 0 : sorted[(int) Math.min(sorted.length - 1L, (long) (sorted.length * part))];
    }

    private void figure(String name, double value, String unit, @Nullable Double aim) {
        figures.add(new Figure(name, value, unit, aim, "lower"));
    }
}
