package pk.gov.nsor.benchmark.sms;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.benchmark.Benchmarks;
import pk.gov.nsor.benchmark.Figure;
import pk.gov.nsor.benchmark.setting.Machine;
import pk.gov.nsor.benchmark.setting.RegisterData;
import pk.gov.nsor.benchmark.setting.Standby;

/**
 * What the public's questions lose where each commit waits until a standby has it, by turns with commits that wait for nobody.
 * The standby streams in both. docs/benchmarks.md says what the figures mean.
 */
public final class StandbyBenchmark implements Benchmarks.Benchmark {

    private static final int ROUNDS = 6;
    private static final int SECONDS = 20;

    private final Path project =
            Path.of(System.getProperty("nsor.project", ".")).toAbsolutePath().normalize();
    private final List<Figure> figures = new ArrayList<>();

    @Override
    public String name() {
        return "standby";
    }

    @Override
    public List<Figure> run(boolean small) {
        int people = Integer.getInteger("nsor.bench.people", small ? 3_000 : 50_000);
        int questions = Integer.getInteger("nsor.bench.questions", small ? 2_000 : 60_000);
        figures.clear();
        Path folder = project.resolve("benchmarks/target/standby");
        empty(folder);
        RegisterData data = new RegisterData(project, people);
        try (Enquiries enquiries = new Enquiries(project, folder, people);
                Standby standby = new Standby(data, folder.resolve("postgres"))) {
            System.err.println(Machine.describe(data.postgresVersion()));
            standby.isWaitedFor(true);
            // From here on half of what can be answered with the standby is asked in either turn.
            double _ = enquiries.capacity(questions);
            turns(enquiries, standby, questions, small);
        } catch (SQLException failed) {
            throw new IllegalStateException("The register's database could not be asked", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", interrupted);
        }
        empty(folder);
        return List.copyOf(figures);
    }

    private void turns(Enquiries enquiries, Standby standby, int questions, boolean small)
            throws SQLException, InterruptedException {
        int rounds = Integer.getInteger("nsor.bench.rounds", small ? 1 : ROUNDS);
        int seconds = Integer.getInteger("nsor.bench.seconds", small ? 2 : SECONDS);
        Turn alone = new Turn();
        Turn waiting = new Turn();
        List<Double> ratios = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            for (boolean isWaiting : round % 2 == 0 ? new boolean[] {true, false} : new boolean[] {false, true}) {
                standby.isWaitedFor(isWaiting);
                Turn turn = isWaiting ? waiting : alone;
                long before = standby.bytesWrittenAhead();
                turn.rates.add(enquiries.rate(questions));
                turn.bytes.add((standby.bytesWrittenAhead() - before) / (double) questions);
                enquiries.begin(seconds);
                turn.p99.add(enquiries.p99Millis());
            }
            ratios.add(waiting.rates.getLast() / alone.rates.getLast());
            System.err.println("round %d: %.0f answers a second alone, %.0f with the standby"
                    .formatted(round, alone.rates.getLast(), waiting.rates.getLast()));
        }
        figure("answers a second, a standby is not waited for", median(alone.rates), "1/s", null, "higher");
        figure("answers a second, each commit waits for it", median(waiting.rates), "1/s", null, "higher");
        figure("ratio of these, in the middle of the rounds", median(ratios), "ratio", null, "higher");
        figure("p99 at half the rate, not waited for", median(alone.p99), "ms", null, "lower");
        figure("p99 at half the rate, waited for", median(waiting.p99), "ms", null, "lower");
        figure("written ahead for a question", median(waiting.bytes), "bytes", null, "lower");
    }

    private static final class Turn {
        private final List<Double> rates = new ArrayList<>();
        private final List<Double> p99 = new ArrayList<>();
        private final List<Double> bytes = new ArrayList<>();
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2;
    }

    private static void empty(Path folder) {
        try {
            if (Files.exists(folder)) {
                try (Stream<Path> all = Files.walk(folder)) {
                    for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(path);
                    }
                }
            }
            Files.createDirectories(folder);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void figure(String name, double value, String unit, @Nullable Double aim, String better) {
        figures.add(new Figure("standby: " + name, Math.round(value * 1000) / 1000.0, unit, aim, better));
    }
}
