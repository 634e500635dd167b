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

/** A server with its PostgreSQL, on a data folder of the story: the register, or the survivors' vault by its settings. */
public class FaultServer {

    private static final long PATIENCE_NANOS = 60_000_000_000L;

    private final Path data;
    private final Map<String, String> settings;
    private FaultProcess server;

    /**
     * Starts it; returns when it is ready.
     *
     * @param data its folder
     * @param settings of the environment, besides the data's folder
     */
    public FaultServer(Path data, Map<String, String> settings) throws IOException {
        this.data = prepared(data);
        this.settings = settings;
        this.server = launch();
    }

    /** Makes the folder, where PostgreSQL need not be unpacked again. */
    public static Path prepared(Path data) throws IOException {
        Files.createDirectories(data);
        Path unpacked = Path.of("target/postgresql-18.1").toAbsolutePath();
        if (Files.isDirectory(unpacked) && !Files.exists(data.resolve(unpacked.getFileName()))) {
            Files.createSymbolicLink(data.resolve(unpacked.getFileName()), unpacked);
        }
        return data;
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

    /** The folder with all it keeps. */
    Path data() {
        return data;
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

    static List<String> strings(Statement statement, String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }
}
