package pk.gov.nsor.foundation.sms.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import pk.gov.nsor.Nsor;

/** The whole register with its PostgreSQL, on a data folder of the story. */
public final class FaultRegister {

    private static final long PATIENCE_NANOS = 60_000_000_000L;

    private final Path data;
    private final Map<String, String> settings;
    private FaultProcess server;

    /** Starts it, bound to an SMSC; returns when it is ready. */
    FaultRegister(Path folder, int smppPort) throws IOException {
        this(
                folder,
                Map.of(
                        "NSOR_PORT", "0",
                        "NSOR_SMPP_HOST", "127.0.0.1",
                        "NSOR_SMPP_PORT", Integer.toString(smppPort),
                        "NSOR_SMPP_SYSTEM_ID", "nsor",
                        "NSOR_SMPP_PASSWORD", "secret",
                        "NSOR_SMPP_BINDS", "2",
                        "NSOR_SMPP_WINDOW", "50"));
    }

    /**
     * Starts it; returns when it is ready.
     *
     * @param settings of the environment, besides the data's folder
     */
    public FaultRegister(Path folder, Map<String, String> settings) throws IOException {
        this.data = Files.createDirectories(folder.resolve("data"));
        this.settings = settings;
        Path unpacked = Path.of("target/postgresql-18.1").toAbsolutePath();
        if (Files.isDirectory(unpacked) && !Files.exists(data.resolve(unpacked.getFileName()))) {
            Files.createSymbolicLink(data.resolve(unpacked.getFileName()), unpacked);
        }
        this.server = launch();
        openToThePublic();
    }

    /** Its channels, as a register has them that runs. */
    private void openToThePublic() throws IOException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("select release.open_with_made_up_orders('Made-up order of the tests')");
        } catch (SQLException failed) {
            throw new IOException(failed);
        }
    }

    public void start() {
        server = launch();
    }

    public void kill() throws InterruptedException {
        server.kill();
    }

    public void stop() throws InterruptedException {
        server.stop();
    }

    private FaultProcess launch() {
        Map<String, String> environment = new HashMap<>(environment());
        environment.put("NSOR_MANAGEMENT_PORT", "0");
        environment.putAll(settings);
        FaultProcess process = FaultProcess.start(
                Nsor.class,
                FaultProcess.withoutTests(),
                environment,
                data.resolve("server.log"),
                "serve",
                "--synthetic");
        String unused = process.awaitLine("Ctrl-C stops it");
        process.listenNoMore();
        return process;
    }

    /** Fills it beside the server, and writes down who is on it. */
    void fill(int people, long seed, Path folder) throws IOException, InterruptedException, SQLException {
        FaultProcess filling = FaultProcess.start(
                Nsor.class,
                FaultProcess.withoutTests(),
                environment(),
                data.resolve("filling.log"),
                "demo-data",
                "--people",
                Integer.toString(people),
                "--seed",
                Long.toString(seed));
        filling.listenNoMore();
        if (filling.awaitEnd() != 0) {
            throw new IllegalStateException("The register could not be filled; see " + data);
        }
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            Files.write(
                    folder.resolve("listed.txt"),
                    strings(
                            statement,
                            "select distinct cnic from registration.listed_cnic where not juvenile"
                                    + " and first_day < current_date and last_day is null"));
            Files.write(folder.resolve("recorded.txt"), strings(statement, "select cnic from register.person_cnic"));
        }
    }

    /** Kills PostgreSQL's first process, unless the server, killed just before, has taken it along. */
    public void killPostgres() {
        try {
            killProcess(postmaster().getFirst());
        } catch (IOException goneAlready) {
            // The guard has shut it down.
        }
    }

    /** Kills one of the processes that serve the connections of the register, where there are any at the moment. */
    public void killPostgresSession(Random random) {
        List<String> sessions = List.of();
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            sessions = strings(
                    statement,
                    "select pid from pg_stat_activity where usename = 'nsor_app'"
                            + " and backend_type = 'client backend' and pid <> pg_backend_pid() order by pid");
        } catch (SQLException awayAlready) {
            // Killed just before.
        }
        if (!sessions.isEmpty()) {
            killProcess(sessions.get(random.nextInt(sessions.size())));
        }
    }

    /** Waits until PostgreSQL takes connections. */
    public void awaitPostgres() throws InterruptedException {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (true) {
            try (Connection connection = connect();
                    Statement statement = connection.createStatement()) {
                statement.execute("select 1");
                return;
            } catch (SQLException | RuntimeException notYet) {
                if (System.nanoTime() > end) {
                    throw new IllegalStateException("PostgreSQL does not come back", notYet);
                }
                Thread.sleep(20);
            }
        }
    }

    /** What commands beside the server need. */
    public Map<String, String> environment() {
        return Map.of("NSOR_DATA", data.toString());
    }

    /** As the server is connected. */
    public Connection connect() throws SQLException {
        try {
            return DriverManager.getConnection(
                    "jdbc:postgresql://127.0.0.1:" + postmaster().get(3) + "/nsor",
                    "nsor_app",
                    Files.readString(data.resolve("secrets/database-application.password")));
        } catch (IOException notUp) {
            throw new SQLException(notUp);
        }
    }

    private List<String> postmaster() throws IOException {
        return Files.readAllLines(data.resolve("postgres/postmaster.pid")).stream()
                .map(String::strip)
                .toList();
    }

    private static void killProcess(String pid) {
        ProcessHandle.of(Long.parseLong(pid)).ifPresent(ProcessHandle::destroyForcibly);
    }

    private static List<String> strings(Statement statement, String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }
}
