package pk.gov.nsor.benchmark.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.benchmark.Benchmarks;
import pk.gov.nsor.benchmark.Figure;
import pk.gov.nsor.benchmark.setting.Child;
import pk.gov.nsor.benchmark.setting.Machine;
import pk.gov.nsor.benchmark.setting.RegisterData;

/**
 * How fast {@code bin/nsor import} brings a file of judgments into the register, beside {@code COPY} of all the rows that it
 * leaves; its memory; and what becomes of a province's paper register of uneven quality. docs/benchmarks.md says how.
 */
public final class IntakeBenchmark implements Benchmarks.Benchmark {

    private static final int PEOPLE = 50_000;
    private static final int SMALL_PEOPLE = 2_000;
    private static final int LINES = 100_000;
    private static final int SMALL_LINES = 5_000;

    private final Path project = Path.of(System.getProperty("nsor.project", "."));
    private final List<Figure> figures = new ArrayList<>();

    @Override
    public String name() {
        return "intake";
    }

    @Override
    public List<Figure> run(boolean small) {
        int people = Integer.getInteger("nsor.bench.people", small ? SMALL_PEOPLE : PEOPLE);
        int lines = Integer.getInteger("nsor.bench.lines", small ? SMALL_LINES : LINES);
        RegisterData data = new RegisterData(project, people);
        data.ensure(people);
        try (Child register = data.serve(RegisterData.freePort());
                Connection owner = data.connectAsOwner()) {
            register.awaitIdle();
            String name = "bench-" + Long.toString(ThreadLocalRandom.current().nextLong(1L << 40), 36);
            nsor(data, "client", "add", name, "--feed", "COURT");
            nsor(data, "user", "add", name, "--role", "REGISTRAR", "--display-name", "Benchmark");
            clean(data, owner, name, lines);
            uneven(data, owner, name, lines);
            System.err.println(Machine.describe(data.postgresVersion()));
        } catch (SQLException | IOException failed) {
            throw new IllegalStateException("The register could not be measured", failed);
        }
        return List.copyOf(figures);
    }

    private void clean(RegisterData data, Connection owner, String name, int lines) throws SQLException, IOException {
        Path file = PaperRegister.write(Files.createTempFile("clean", ".csv"), lines, seed(), false);
        double megabytes = imported(data, name, file, "--dry-run");
        long mark = RowsLeft.mark(owner);
        megabytes = Math.max(megabytes, imported(data, name, file));
        Outcome outcome = latest(owner);
        RowsLeft.Copied copied = RowsLeft.copy(owner, mark);
        figure("lines of a clean file", lines, "lines", null, "higher");
        figure("of them recorded at once", outcome.recorded(), "lines", null, "higher");
        figure("import, clean", outcome.position() / outcome.seconds(), "lines/s", null, "higher");
        figure("rows left a line", (double) copied.rows() / lines, "rows", null, "lower");
        figure("COPY of these rows", lines / copied.seconds(), "lines/s", null, "higher");
        figure("ratio: import over COPY", copied.seconds() / outcome.seconds(), "ratio", 0.1, "higher");
        figure("peak memory of the import", megabytes, "MiB", 1024.0, "lower");
        Files.delete(file);
    }

    private void uneven(RegisterData data, Connection owner, String name, int lines) throws SQLException, IOException {
        Path file = PaperRegister.write(Files.createTempFile("uneven", ".csv"), lines, seed(), true);
        double unused = imported(data, name, file, "--despite-doubts");
        Outcome outcome = latest(owner);
        figure("uneven register: recorded at once", (double) outcome.recorded() / lines, "share", null, "higher");
        figure("uneven register: wait for a registrar", (double) outcome.waiting() / lines, "share", null, "lower");
        figure("uneven register: bad", (double) outcome.bad() / lines, "share", null, "lower");
        figure("import, uneven", outcome.position() / outcome.seconds(), "lines/s", null, "higher");
        Files.delete(file);
    }

    private static long seed() {
        return ThreadLocalRandom.current().nextLong(1L << 40);
    }

    /** @return MiB that it had in memory at most */
    private double imported(RegisterData data, String name, Path file, String... options) {
        List<String> command = new ArrayList<>(List.of(
                project.resolve("bin/nsor").toString(), "import", file.toString(), "--source", name, "--as", name));
        command.addAll(List.of(options));
        Child child = Child.start(command, data.environment(), data.log());
        double[] most = {0};
        Thread watching = Thread.ofVirtual().start(() -> {
            try {
                while (true) {
                    double now = child.peakResidentMebibytes();
                    // Of a process that has ended there is none.
                    most[0] = now > most[0] ? now : most[0];
                    Thread.sleep(200);
                }
            } catch (InterruptedException | RuntimeException ended) {
                // The last reading counts.
            }
        });
        System.err.println(child.lastLine());
        int unused = child.awaitEnd();
        watching.interrupt();
        return most[0];
    }

    private void nsor(RegisterData data, String... arguments) {
        List<String> command =
                new ArrayList<>(List.of(project.resolve("bin/nsor").toString()));
        command.addAll(List.of(arguments));
        Child child = Child.start(command, data.environment(), data.log());
        String unused = child.lastLine();
        if (child.awaitEnd() != 0) {
            throw new UncheckedIOException(new IOException("This failed: " + arguments[0] + "; see " + data.log()));
        }
    }

    private record Outcome(int position, int recorded, int waiting, int bad, double seconds) {}

    private static Outcome latest(Connection owner) throws SQLException {
        try (Statement statement = owner.createStatement();
                ResultSet row =
                        statement.executeQuery("select position, recorded, waiting, bad, run_seconds from imports.batch"
                                + " order by begun_at desc limit 1")) {
            row.next();
            return new Outcome(row.getInt(1), row.getInt(2), row.getInt(3), row.getInt(4), row.getDouble(5));
        }
    }

    private void figure(String name, double value, String unit, @Nullable Double aim, String better) {
        figures.add(new Figure(name, value, unit, aim, better));
    }
}
