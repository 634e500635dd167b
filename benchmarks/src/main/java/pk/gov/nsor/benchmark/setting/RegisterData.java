package pk.gov.nsor.benchmark.setting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The register that is measured, in a data folder kept between runs. */
public final class RegisterData {

    /** Lines of {@code postmaster.pid}, from 0. */
    static final int PID = 0;

    static final int PORT = 3;

    private static final String SUPERUSER = "database-superuser";
    private static final int SEED = 2021;

    private final Path project;
    private final Path folder;

    public RegisterData(Path project, int people) {
        this.project = project;
        this.folder = project.resolve("benchmarks/target/register-" + people);
    }

    /** Fills the folder where that has not been done; what is said goes to standard error. */
    public void ensure(int people) {
        try {
            Files.createDirectories(folder);
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
        ProcessBuilder filling = new ProcessBuilder(
                project.resolve("bin/nsor").toString(), "demo-data", "--people", "" + people, "--seed", "" + SEED);
        filling.environment().putAll(environment());
        try {
            // The figures alone are for standard output.
            Process process =
                    filling.redirectError(ProcessBuilder.Redirect.INHERIT).start();
            process.inputReader().lines().forEach(System.err::println);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("The register could not be filled");
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", interrupted);
        }
    }

    public Map<String, String> environment() {
        return Map.of("NSOR_DATA", folder.toString());
    }

    /** Of another server process on the PostgreSQL of one that runs. */
    public Map<String, String> asSecondProcess() {
        try (Connection connection = connect()) {
            return Map.of(
                    "NSOR_DB_URL", connection.getMetaData().getURL().replaceFirst("^jdbc:", ""),
                    "NSOR_DB_USER", "nsor_app",
                    "NSOR_DB_PASSWORD", Files.readString(folder.resolve("secrets/database-application.password")));
        } catch (SQLException | IOException notUp) {
            throw new IllegalStateException("The register's PostgreSQL is not up", notUp);
        }
    }

    public Path log() {
        return folder.resolve("benchmark.log");
    }

    public String postgresVersion() {
        try (Connection connection = connect()) {
            return connection.getMetaData().getDatabaseProductVersion();
        } catch (SQLException failed) {
            throw new IllegalStateException("PostgreSQL's version could not be read", failed);
        }
    }

    /** As the server's role, while a server runs on it. */
    public Connection connect() throws SQLException {
        return connect("nsor_app", "database-application");
    }

    /** As the owner of the tables, while a server runs on it. */
    public Connection connectAsOwner() throws SQLException {
        return connect("nsor_owner", "database-owner");
    }

    /** As who may do anything, while a server runs on it. */
    public Connection connectAsSuperuser() throws SQLException {
        return connect("postgres", SUPERUSER);
    }

    private Connection connect(String role, String secret) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + ofPostmaster(PORT) + "/nsor", role, password(secret));
    }

    /** The folder of its PostgreSQL. */
    Path cluster() {
        return folder.resolve("postgres");
    }

    String superusersPassword() {
        return password(SUPERUSER);
    }

    /** A line of what its PostgreSQL says of itself while it runs. */
    String ofPostmaster(int line) {
        try {
            return Files.readAllLines(cluster().resolve("postmaster.pid"))
                    .get(line)
                    .strip();
        } catch (IOException notUp) {
            throw new UncheckedIOException("The register's PostgreSQL is not up", notUp);
        }
    }

    private String password(String secret) {
        try {
            return Files.readString(folder.resolve("secrets/" + secret + ".password"));
        } catch (IOException none) {
            throw new UncheckedIOException("The register's PostgreSQL has no password of " + secret, none);
        }
    }

    /** Its server with pages on this port of loopback, once it takes requests. */
    public Child serve(int port) {
        Map<String, String> served = new TreeMap<>(environment());
        served.putAll(Map.of("NSOR_PORT", "" + port, "NSOR_MANAGEMENT_PORT", "0"));
        Child register =
                Child.start(List.of(project.resolve("bin/nsor").toString(), "serve", "--synthetic"), served, log());
        String unused = register.awaitLine("Ctrl-C stops it");
        register.listenNoMore();
        return register;
    }

    /** A port of this machine that nobody listens on. */
    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException failed) {
            throw new UncheckedIOException("No port is free", failed);
        }
    }
}
