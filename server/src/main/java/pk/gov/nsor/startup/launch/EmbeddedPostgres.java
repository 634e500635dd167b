package pk.gov.nsor.startup.launch;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import pk.gov.nsor.foundation.keys.Folder;
import pk.gov.nsor.foundation.keys.SecretDirectory;

/**
 * A real PostgreSQL that starts and stops with the server: durable, on the loopback interface only, and with a
 * password for every user. It stops with the server even where the server is killed: a small shell process holds the
 * other end of a pipe, and shuts PostgreSQL down in order when the pipe breaks. Where PostgreSQL itself is killed, the
 * shell starts it again on the same port, with all committed data.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    private static final String SUPERUSER = "postgres";
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

    /**
     * The pipe is standard input. After a kill more than one attempt may be needed, also at the first start: the
     * processes that the killed one had started hold its memory for a moment. A signal that comes before PostgreSQL
     * handles signals is lost, so it is repeated. Where it comes while PostgreSQL recovers after one of its processes was killed,
     * PostgreSQL waits for ever for others that it has not told to end: after 15 s it is stopped at once, and recovers when it
     * starts again.
     *
     * <p>A line in the pipe says that it has answered. From then on it is started again for as long as the pipe is whole, with pauses
     * of up to 5 s: what keeps it from starting, as a full disk, passes.
     */
    static final String GUARD = """
            exec 3<&0
            ended=
            answered=
            trap 'ended=1; kill -INT $postgres 2>/dev/null' USR1
            trap 'answered=1' USR2
            (read -r line <&3 && kill -USR2 $$; cat <&3 >/dev/null; kill -USR1 $$) &
            watch=$!
            trap 'kill $watch 2>/dev/null' EXIT
            tries=20
            failures=0
            while [ -z "$ended" ]; do
              "$@" </dev/null &
              postgres=$!
              wait $postgres
              status=$?
              while [ -z "$ended" ] && kill -0 $postgres 2>/dev/null; do wait $postgres; status=$?; done
              if [ -n "$ended" ]; then break; fi
              if [ $status -gt 128 ]; then tries=100; fi
              if [ $status -eq 0 ]; then exit 0; fi
              if [ -z "$answered" ] && [ $tries -eq 0 ]; then exit $status; fi
              tries=$((tries - 1))
              failures=$((failures + 1))
              pause=0.2
              if [ $failures -gt 20 ]; then pause=1; fi
              if [ $failures -gt 40 ]; then pause=5; fi
              sleep $pause &
              wait $!
            done
            tries=150
            while kill -INT $postgres 2>/dev/null; do
              if [ $tries -eq 0 ]; then kill -QUIT $postgres 2>/dev/null; fi
              tries=$((tries - 1))
              sleep 0.1
            done
            """;

    private static final String SETTINGS = """
            # Written by the register at each start.
            listen_addresses = '127.0.0.1'
            unix_socket_directories = ''
            password_encryption = 'scram-sha-256'
            fsync = on
            synchronous_commit = on
            full_page_writes = on
            shared_buffers = '%dMB'
            max_wal_size = '4GB'
            random_page_cost = 1.1
            # Each question is answered by one process: they are many and short.
            max_parallel_workers_per_gather = 0
            jit = off
            max_connections = 100
            timezone = 'Asia/Karachi'
            log_timezone = 'Asia/Karachi'
            log_min_error_statement = 'panic'
            log_parameter_max_length_on_error = 0
            # The details of an error repeat the row.
            log_error_verbosity = 'terse'
            """;

    private static final String WHO_MAY_CONNECT = """
            # Written by the register at each start: everybody needs a password.
            host all all 127.0.0.1/32 scram-sha-256
            """;

    private static final long LEAST_BUFFERS = 128;
    private static final long MOST_BUFFERS = 2048;

    private final Process guard;
    private final int port;
    private final SecretDirectory secrets;

    private EmbeddedPostgres(Process guard, int port, SecretDirectory secrets) {
        this.guard = guard;
        this.port = port;
        this.secrets = secrets;
    }

    /**
     * Starts the database of a data folder, making it at the first start. Returns when it answers.
     *
     * @param data the folder of the cluster and its log
     * @param binaries where PostgreSQL's programs are unpacked to
     * @throws LaunchException where it does not start
     */
    public static EmbeddedPostgres start(Path data, Path binaries, SecretDirectory secrets) {
        try {
            PostgresBinaries programs = PostgresBinaries.unpackedIn(binaries.toAbsolutePath());
            Path cluster = data.toAbsolutePath().resolve("postgres");
            KeyFolder.refuseWithoutPassword(cluster, secrets.path(), "database-superuser");
            if (!Files.exists(cluster.resolve("PG_VERSION"))) {
                initialize(programs, cluster, secrets);
            }
            awaitStopped(cluster);
            Files.writeString(cluster.resolve("nsor.conf"), settings());
            Files.writeString(cluster.resolve("pg_hba.conf"), WHO_MAY_CONNECT);
            int port = freePort();
            Path log = data.resolve("postgres.log");
            List<String> command = new ArrayList<>(List.of("setsid", "sh", "-c", GUARD, "postgres-guard"));
            command.addAll(asOrdinaryUser());
            command.addAll(List.of(programs.program("postgres"), "-D", cluster.toString(), "-p", "" + port));
            Process guard = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            EmbeddedPostgres postgres = new EmbeddedPostgres(guard, port, secrets);
            DatabaseNiceness.follow(guard.toHandle());
            postgres.awaitAnswer(log);
            postgres.createRolesAndDatabase();
            guard.getOutputStream().write('\n');
            guard.getOutputStream().flush();
            return postgres;
        } catch (IOException | SQLException failed) {
            throw new LaunchException("The embedded PostgreSQL did not start: " + failed.getMessage(), failed);
        }
    }

    /**
     * The server's role on a database that another process has started on the data folder.
     *
     * @throws LaunchException where it is not up
     */
    static DatabaseAccess running(Path data, SecretDirectory secrets) {
        Path pidFile = data.resolve("postgres").resolve("postmaster.pid");
        try {
            // The lines of the file: process, folder, start, port, socket folder, address, shared memory, status.
            int port = Integer.parseInt(Files.readAllLines(pidFile).get(3).strip());
            return new DatabaseAccess(
                    "jdbc:postgresql://127.0.0.1:" + port + "/nsor",
                    "nsor_app",
                    secrets.password("database-application"));
        } catch (IOException | IndexOutOfBoundsException | NumberFormatException notUp) {
            throw new LaunchException(
                    "A register is starting or stopping on " + data + ". Try again in a moment.", notUp);
        }
    }

    /** The owner of the schema, who migrates it. */
    public DatabaseAccess owner() {
        return new DatabaseAccess(url("nsor"), "nsor_owner", secrets.password("database-owner"));
    }

    /** The role of the server: it can neither change the schema nor rewrite the trail. */
    public DatabaseAccess application() {
        return new DatabaseAccess(url("nsor"), "nsor_app", secrets.password("database-application"));
    }

    /** PostgreSQL's buffer cache: an eighth of the machine's memory, or of what the process may use of it. */
    private static String settings() {
        long mebibytes = ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean machine
                ? machine.getTotalMemorySize() >> 20
                : 0;
        return SETTINGS.formatted(Math.clamp(mebibytes / 8, LEAST_BUFFERS, MOST_BUFFERS));
    }

    /** The superuser, for setup and for tests that tamper with data. */
    public DatabaseAccess superuser() {
        return new DatabaseAccess(url("postgres"), SUPERUSER, secrets.password("database-superuser"));
    }

    /** Shuts down in order: sessions are ended, and committed data is on disk. */
    @Override
    public void close() {
        try {
            guard.getOutputStream().close();
            if (!guard.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                guard.destroy();
            }
        } catch (IOException alreadyGone) {
            guard.destroy();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    private static void initialize(PostgresBinaries programs, Path cluster, SecretDirectory secrets)
            throws IOException {
        Path draft = cluster.resolveSibling("postgres.unfinished");
        if (Files.exists(draft)) {
            Folders.delete(draft);
        }
        Files.createDirectories(draft.getParent());
        List<String> command = new ArrayList<>(asOrdinaryUser());
        command.addAll(List.of(
                programs.program("initdb"),
                "--pgdata=" + draft,
                "--username=" + SUPERUSER,
                "--auth=scram-sha-256",
                "--pwfile=" + secrets.passwordFile("database-superuser"),
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C.UTF-8",
                "--data-checksums"));
        run(command);
        Files.writeString(
                draft.resolve("postgresql.conf"),
                Files.readString(draft.resolve("postgresql.conf")) + "\ninclude 'nsor.conf'\n");
        Files.writeString(draft.resolve("nsor.conf"), settings());
        Files.move(draft, cluster, StandardCopyOption.ATOMIC_MOVE);
        Folder.forceNameOf(cluster);
    }

    /** PostgreSQL refuses to run as root: a user namespace gives it another user that owns the same files. */
    private static List<String> asOrdinaryUser() {
        return "root".equals(System.getProperty("user.name")) ? List.of("unshare", "--user", "--") : List.of();
    }

    private static void run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new LaunchException("This failed: " + String.join(" ", command) + "\n" + output);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new LaunchException("Interrupted while setting up PostgreSQL", interrupted);
        }
    }

    /**
     * After a server was killed, its PostgreSQL may still be shutting down: waits for it, and fails where it does not
     * end in time.
     */
    private static void awaitStopped(Path cluster) throws IOException {
        Path pidFile = cluster.resolve("postmaster.pid");
        long deadline = System.nanoTime() + STOP_LIMIT.toNanos();
        while (Files.exists(pidFile)) {
            var former = Files.readAllLines(pidFile).stream()
                    .findFirst()
                    .flatMap(line -> ProcessHandle.of(Long.parseLong(line.strip())))
                    .filter(ProcessHandle::isAlive)
                    .filter(process ->
                            process.info().commandLine().orElse("postgres").contains("postgres"));
            if (former.isEmpty()) {
                // It died without removing its file; PostgreSQL detects that by itself and recovers.
                return;
            }
            if (System.nanoTime() > deadline) {
                throw new LaunchException("Another PostgreSQL (process "
                        + former.get().pid() + ") still uses " + cluster + ". Stop it, then start again.");
            }
            pause();
        }
    }

    private void awaitAnswer(Path log) throws SQLException {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (true) {
            try (Connection connection = superuser().connect()) {
                return;
            } catch (SQLException notYet) {
                if (!guard.isAlive() || System.nanoTime() > deadline) {
                    throw new LaunchException("The embedded PostgreSQL did not start; see " + log, notYet);
                }
                pause();
            }
        }
    }

    private void createRolesAndDatabase() throws SQLException {
        try (Connection connection = superuser().connect();
                Statement statement = connection.createStatement()) {
            createRole(statement, owner());
            createRole(statement, application());
            try (var found = statement.executeQuery("select 1 from pg_database where datname = 'nsor'")) {
                if (found.next()) {
                    return;
                }
            }
            statement.execute("create database nsor owner nsor_owner");
            statement.execute("revoke connect, temporary on database nsor from public");
            statement.execute("grant connect on database nsor to nsor_app");
        }
    }

    private static void createRole(Statement statement, DatabaseAccess role) throws SQLException {
        statement.execute("""
                do $$ begin
                  if not exists (select from pg_roles where rolname = '%1$s') then
                    create role %1$s login;
                  end if;
                end $$""".formatted(role.user()));
        statement.execute("alter role %s password '%s'".formatted(role.user(), role.password()));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new LaunchException("Interrupted while waiting for PostgreSQL", interrupted);
        }
    }
}
