package pk.gov.nsor.benchmark.matching;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.benchmark.Benchmarks;
import pk.gov.nsor.benchmark.Figure;
import pk.gov.nsor.benchmark.matching.RecallRun.Kind;
import pk.gov.nsor.benchmark.setting.Child;
import pk.gov.nsor.benchmark.setting.JarRun;
import pk.gov.nsor.benchmark.setting.Machine;
import pk.gov.nsor.benchmark.setting.OfficerSession;
import pk.gov.nsor.benchmark.setting.RegisterData;
import pk.gov.nsor.benchmark.supervision.SweepDatabase;

/**
 * How many searches by name find the right person, beside two peers with the same questions, and how long a search takes
 * over HTTP. docs/benchmarks.md says how.
 */
public final class MatchingBenchmark implements Benchmarks.Benchmark {

    private static final int PEOPLE = 1_000_000;
    private static final int SMALL_PEOPLE = 10_000;
    private static final int ASKED = 2_000;
    private static final int SMALL_ASKED = 100;
    /** Trigrams take up to a second for each. */
    private static final int ASKED_BY_TRIGRAMS = 200;

    /** A million in half an hour. */
    private static final double MATCHED_A_SECOND = 1_000_000 / 1_800.0;

    private static final int SAMPLED_MILLIS = 100;

    private static final int AMONG = 10;
    private static final int AMONG_ALONE = 20;

    private final Path project = Path.of(System.getProperty("nsor.project", "."));
    private final Path spellings = project.resolve("../shared/data/names/variants-dev.tsv");
    private final List<Figure> figures = new ArrayList<>();

    @Override
    public String name() {
        return "matching";
    }

    @Override
    public List<Figure> run(boolean small) {
        int people = Integer.getInteger("nsor.bench.people", small ? SMALL_PEOPLE : PEOPLE);
        int asked = Integer.getInteger("nsor.bench.asked", small ? SMALL_ASKED : ASKED);
        RegisterData data = new RegisterData(project, people);
        data.ensure(people);
        int port = RegisterData.freePort();
        try (Child register = data.serve(port)) {
            // A new register opens everybody's case, and one from before these rules makes its names ready first.
            try (SweepDatabase database =
                    new SweepDatabase(Path.of(String.valueOf(data.environment().get("NSOR_DATA"))))) {
                database.awaitSwept();
            }
            register.awaitIdle();
            try (Connection owner = data.connectAsOwner()) {
                RecallRun run = new RecallRun(SearchedPerson.ofAll(owner, asked), spellings);
                OfficerSession registrar = OfficerSession.ofRegistrar(project, data.environment(), port);
                note("How long a search takes …");
                List<Figure> times = new SearchTimes(project, data, port, owner, registrar).run(small);
                times.forEach(time -> note("%s: %.3f %s".formatted(time.name(), time.value(), time.unit())));
                figures.addAll(times);
                note("How many searches find the right person …");
                ask(run, registrar);
                askWithSlips(SearchedPerson.ofAll(owner, asked), registrar);
                askSingleWords();
                note("How many duplicates are found …");
                figures.addAll(JarRun.of(
                        project,
                        DuplicatesRun.class,
                        "matching-duplicates",
                        small,
                        data.asSecondProcess(),
                        DuplicatesRun.ASKED,
                        "nsor.project"));
                note("The register with itself …");
                matchAll(data, people);
                note("Lucene …");
                askLucene(run, owner);
                note("Trigrams …");
                askTrigrams(
                        new RecallRun(SearchedPerson.ofAll(owner, Math.min(asked, ASKED_BY_TRIGRAMS)), spellings),
                        owner);
            }
            note(Machine.describe(data.postgresVersion()));
        } catch (SQLException | IOException failed) {
            throw new IllegalStateException("The register's database could not be asked", failed);
        }
        return List.copyOf(figures);
    }

    private void ask(RecallRun run, OfficerSession registrar) {
        String token = OfficerSession.token(registrar.get("/people"));
        Map<Kind, Double> aims = Map.of(Kind.S1, 0.98, Kind.S2, 0.96, Kind.S3, 0.995);
        Map<Kind, Double> aimsWithYear = Map.of(Kind.S1, 0.99, Kind.S2, 0.98, Kind.S3, 0.998);
        for (Kind kind : Kind.values()) {
            share(
                    kind.label() + ", name and father: recall@10",
                    run.recall(kind, AMONG, question -> RecallRun.byPage(registrar, token, RecallRun.fields(question))),
                    aims.get(kind));
            share(
                    kind.label() + ", with birth year: recall@10",
                    run.recall(
                            kind, AMONG, question -> RecallRun.byPage(registrar, token, RecallRun.withYear(question))),
                    aimsWithYear.get(kind));
            share(
                    kind.label() + ", name alone: recall@20",
                    run.recall(
                            kind,
                            AMONG_ALONE,
                            question -> RecallRun.byPage(registrar, token, RecallRun.alone(question))),
                    null);
            share(
                    kind.label() + ", name alone, more where the page asks for it: recall@20",
                    run.recall(kind, AMONG_ALONE, question -> {
                        List<String> found = RecallRun.byPage(registrar, token, RecallRun.alone(question));
                        // The page shows twenty and asks for the father's name where there are more.
                        return found.size() < AMONG_ALONE
                                ? found
                                : RecallRun.byPage(registrar, token, RecallRun.fields(question));
                    }),
                    null);
        }
    }

    private void askWithSlips(List<SearchedPerson> people, OfficerSession registrar) {
        String token = OfficerSession.token(registrar.get("/people"));
        Random random = new Random(people.size());
        long first = people.stream()
                .filter(person -> RecallRun.byPage(registrar, token, RecallRun.withSlipInCnic(person, random)).stream()
                        .limit(1)
                        .anyMatch(person.id()::equals))
                .count();
        share("CNIC with one slip, right name: recall@1", (double) first / people.size(), 0.999);
    }

    /** Of names as people really wrote them, how many meet by a word alone; and of two names how many do that should not. */
    private void askSingleWords() throws IOException {
        if (!Files.exists(spellings)) {
            return;
        }
        SingleWords words = SingleWords.read(spellings);
        share("single words, Urdu for Roman: meet", words.urduForRoman(), 0.93);
        share("single words, one Roman spelling for another: meet", words.variants(), 0.91);
        figures.add(
                new Figure("single words of two names: meet all the same", words.ofTwoNames(), "share", null, "lower"));
    }

    private void askLucene(RecallRun run, Connection owner) throws SQLException, IOException {
        try (LucenePeer lucene = new LucenePeer(owner)) {
            for (Kind kind : Kind.values()) {
                share(
                        "Lucene, " + kind.label() + ", name and father: recall@10",
                        run.recall(kind, AMONG, question -> lucene.find(question.name(), question.father(), AMONG)),
                        null);
                share(
                        "Lucene, " + kind.label() + ", name alone: recall@20",
                        run.recall(kind, AMONG_ALONE, question -> lucene.find(question.name(), null, AMONG_ALONE)),
                        null);
            }
        }
    }

    private void askTrigrams(RecallRun run, Connection owner) throws SQLException {
        try (TrigramPeer trigrams = new TrigramPeer(owner)) {
            for (Kind kind : Kind.values()) {
                String column = kind == Kind.S3 ? "urdu" : "latin";
                share(
                        "pg_trgm, " + kind.label() + ", name and father: recall@10",
                        run.recall(
                                kind,
                                AMONG,
                                question -> trigrams.find(column, question.name() + " " + question.father(), AMONG)),
                        null);
                if (kind != Kind.S3) {
                    share(
                            "pg_trgm, " + kind.label() + ", name alone: recall@20",
                            run.recall(
                                    kind, AMONG_ALONE, question -> trigrams.find("name", question.name(), AMONG_ALONE)),
                            null);
                }
            }
        }
    }

    /** {@code bin/nsor match --all}, beside the server. */
    private void matchAll(RegisterData data, int people) {
        long begun = System.nanoTime();
        double most = 0;
        try (Child command = Child.start(
                List.of(project.resolve("bin/nsor").toString(), "match", "--all"), data.environment(), data.log())) {
            command.listenNoMore();
            for (double now = command.peakResidentMebibytes();
                    !Double.isNaN(now);
                    now = command.peakResidentMebibytes()) {
                most = Math.max(most, now);
                Thread.sleep(SAMPLED_MILLIS);
            }
            if (command.awaitEnd() != 0) {
                throw new IllegalStateException("The register could not be compared with itself");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", interrupted);
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        figures.add(new Figure("match --all: records", people / seconds, "1/s", MATCHED_A_SECOND, "higher"));
        figures.add(new Figure("match --all: minutes", seconds / 60, "min", 30.0, "lower"));
        figures.add(new Figure("match --all: most memory", most, "MiB", 2048.0, "lower"));
    }

    private void share(String name, double value, @Nullable Double aim) {
        note("%s: %.3f".formatted(name, value));
        figures.add(new Figure(name, value, "share", aim, "higher"));
    }

    static void mustBeAnswered(HttpResponse<String> answer) {
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("The search answered with " + answer.statusCode());
        }
    }

    private static void note(String line) {
        System.err.println(line);
    }
}
