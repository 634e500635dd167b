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
    private static final int LINES_BESIDE = Integer.getInteger("nsor.bench.beside", 8_000);
    private static final int TURNS = 6;
    private static final int TURN_SECONDS = 30;

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
        int port = RegisterData.freePort();
        try (Child register = data.serve(port);
                Connection owner = data.connectAsOwner()) {
            register.awaitIdle();
            String name = "bench-" + Long.toString(ThreadLocalRandom.current().nextLong(1L << 40), 36);
            String secret =
                    nsor(data, "client", "add", name, "--feed", "COURT").replaceFirst(".*shown this once: ", "");
            String unused = nsor(data, "user", "add", name, "--role", "REGISTRAR", "--display-name", "Benchmark");
            clean(data, owner, name, lines);
            uneven(data, owner, name, Integer.getInteger("nsor.bench.uneven", lines));
            beside(data, owner, port, name, secret);
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

    /** Officers and a court's system at work, with an import and without, by turns. */
    private void beside(RegisterData data, Connection owner, int port, String name, String secret)
            throws SQLException, IOException {
        OfficersReading officers = new OfficersReading(project, data.environment(), port, owner);
        CourtMessages court = new CourtMessages(port, name, secret, owner);
        // More lines than it sends in all turns.
        Path file = PaperRegister.write(Files.createTempFile("beside", ".csv"), LINES_BESIDE, seed(), false);
        double unused = imported(data, name, file, "--dry-run");
        Turn off = new Turn(new ArrayList<>(), new ArrayList<>());
        Turn on = new Turn(new ArrayList<>(), new ArrayList<>());
        try {
            // Not counted: the server warms up.
            turn(officers, court, new Turn(new ArrayList<>(), new ArrayList<>()));
            for (int turn = 0; turn < TURNS; turn++) {
                turn(officers, court, off);
                Child importing = Child.start(command(name, file, "--resume"), data.environment(), data.log());
                importing.listenNoMore();
                int before = latest(owner).position();
                while (latest(owner).position() == before) {
                    Thread.sleep(200);
                }
                turn(officers, court, on);
                // As somebody does on the file's page: else the server would go on with it.
                try (Statement statement = owner.createStatement()) {
                    int unusedCount = statement.executeUpdate(
                            "update imports.batch set state = 'STOPPED' where state = 'RUNNING'");
                }
                importing.close();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", interrupted);
        }
        figure("officers' pages without an import", off.pages().size(), "pages", null, "higher");
        figure("officers' pages: median without", median(off.pages()), "ms", null, "lower");
        figure("officers' pages: median beside an import", median(on.pages()), "ms", null, "lower");
        figure("officers' pages: p99 without", p99(off.pages()), "ms", null, "lower");
        figure("officers' pages: p99 beside an import", p99(on.pages()), "ms", null, "lower");
        figure("ratio: p99 of pages beside and without", p99(on.pages()) / p99(off.pages()), "ratio", 1.2, "lower");
        figure("court's messages beside an import", on.messages().size(), "messages", null, "higher");
        figure("court's messages that wait for a registrar", court.unsettled(), "messages", null, "lower");
        figure("message to the row of the SMS answer: p99 without", p99(off.messages()), "ms", null, "lower");
        figure("message to the row of the SMS answer: median beside", median(on.messages()), "ms", null, "lower");
        figure("message to the row of the SMS answer: p99 beside", p99(on.messages()), "ms", 1000.0, "lower");
        Files.delete(file);
    }

    /** Milliseconds of each page, and of each message of the court. */
    private record Turn(List<Double> pages, List<Double> messages) {}

    private static void turn(OfficersReading officers, CourtMessages court, Turn turn) throws InterruptedException {
        long until = System.nanoTime() + TURN_SECONDS * 1_000_000_000L;
        List<Double> messages = new ArrayList<>();
        Thread sending = Thread.ofPlatform().start(() -> {
            try {
                messages.addAll(court.send(() -> System.nanoTime() < until));
            } catch (SQLException | InterruptedException failed) {
                throw new IllegalStateException(failed);
            }
        });
        turn.pages().addAll(officers.read(TURN_SECONDS));
        sending.join();
        turn.messages().addAll(messages);
    }

    private static double median(List<Double> millis) {
        return at(millis, 50);
    }

    private static double p99(List<Double> millis) {
        return at(millis, 99);
    }

    private static double at(List<Double> millis, int percent) {
        List<Double> sorted = millis.stream().sorted().toList();
        return sorted.isEmpty() ? Double.NaN : sorted.get(sorted.size() * percent / 100);
    }

    private List<String> command(String name, Path file, String... options) {
        List<String> command = new ArrayList<>(List.of(
                project.resolve("bin/nsor").toString(), "import", file.toString(), "--source", name, "--as", name));
        command.addAll(List.of(options));
        return command;
    }

    private static long seed() {
        return ThreadLocalRandom.current().nextLong(1L << 40);
    }

    /** @return MiB that it had in memory at most */
    private double imported(RegisterData data, String name, Path file, String... options) {
        Child child = Child.start(command(name, file, options), data.environment(), data.log());
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

    private String nsor(RegisterData data, String... arguments) {
        List<String> command =
                new ArrayList<>(List.of(project.resolve("bin/nsor").toString()));
        command.addAll(List.of(arguments));
        Child child = Child.start(command, data.environment(), data.log());
        String said = child.lastLine();
        if (child.awaitEnd() != 0) {
            throw new UncheckedIOException(new IOException("This failed: " + arguments[0] + "; see " + data.log()));
        }
        return said;
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
