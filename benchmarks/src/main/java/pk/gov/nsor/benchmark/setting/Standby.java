package pk.gov.nsor.benchmark.setting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A standby of a register's PostgreSQL, on this machine, for which its commits wait or do not. What is set here the register's server
 * writes anew at its next start.
 */
public final class Standby implements AutoCloseable {

    private static final String NAME = "standby";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final RegisterData data;
    private final Child process;

    /**
     * Returns when it streams.
     *
     * @param data whose server runs
     * @param copy the folder of its cluster, which is new
     */
    public Standby(RegisterData data, Path copy) throws SQLException, InterruptedException {
        this.data = data;
        try {
            append(data.cluster().resolve("pg_hba.conf"), "host replication postgres 127.0.0.1/32 scram-sha-256");
            try (Connection primary = data.connectAsSuperuser();
                    Statement statement = primary.createStatement()) {
                statement.execute("select pg_reload_conf()");
                statement.execute("select pg_backup_start('standby', true)");
                copy(data.cluster(), copy);
                try (ResultSet label = statement.executeQuery("select labelfile from pg_backup_stop(false)")) {
                    label.next();
                    Files.writeString(copy.resolve("backup_label"), label.getString(1));
                }
            }
            Files.createFile(copy.resolve("standby.signal"));
            append(
                    copy.resolve("nsor.conf"),
                    "primary_conninfo = 'host=127.0.0.1 port=%s user=postgres password=%s application_name=%s'"
                            .formatted(data.ofPostmaster(RegisterData.PORT), data.superusersPassword(), NAME));
            List<String> command = new ArrayList<>();
            if ("root".equals(System.getProperty("user.name"))) {
                command.addAll(List.of("unshare", "--user", "--"));
            }
            command.addAll(List.of(program(), "-D", copy.toString(), "-p", "" + freePort()));
            process = Child.start(command, Map.of(), copy.resolveSibling("standby.log"));
        } catch (IOException failed) {
            throw new UncheckedIOException("The standby could not be made", failed);
        }
        await("streaming");
    }

    /** Commits wait until the standby has them on its disk, or for nobody; from when this returns. */
    public void isWaitedFor(boolean isWaitedFor) throws SQLException, InterruptedException {
        try {
            append(
                    data.cluster().resolve("nsor.conf"),
                    "synchronous_standby_names = '" + (isWaitedFor ? "ANY 1 (" + NAME + ")" : "") + "'");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        try (Connection primary = data.connectAsSuperuser();
                Statement statement = primary.createStatement()) {
            statement.execute("select pg_reload_conf()");
        }
        await(isWaitedFor ? "quorum" : "async");
    }

    /** How many bytes were written ahead so far. */
    public long bytesWrittenAhead() throws SQLException {
        return Long.parseLong(asked("select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::bigint"));
    }

    private void await(String said) throws SQLException, InterruptedException {
        Instant until = Instant.now().plus(PATIENCE);
        while (!asked(
                        "select coalesce(max(state || ' ' || sync_state), '') from pg_stat_replication where application_name = '"
                                + NAME + "'")
                .contains(said)) {
            if (Instant.now().isAfter(until)) {
                throw new IllegalStateException("The standby is not " + said);
            }
            Thread.sleep(100);
        }
    }

    private String asked(String sql) throws SQLException {
        try (Connection primary = data.connectAsSuperuser();
                Statement statement = primary.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private String program() {
        return ProcessHandle.of(Long.parseLong(data.ofPostmaster(RegisterData.PID)))
                .flatMap(postmaster -> postmaster.info().command())
                .orElseThrow(() -> new IllegalStateException("The register's PostgreSQL is not up"));
    }

    private static void append(Path file, String line) throws IOException {
        Files.writeString(file, "\n" + line + "\n", StandardOpenOption.APPEND);
    }

    private static void copy(Path cluster, Path copy) throws IOException {
        try (Stream<Path> files = Files.walk(cluster)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path to = copy.resolve(cluster.relativize(file).toString());
                try {
                    if (Files.isDirectory(file)) {
                        Files.createDirectories(to);
                        Files.setPosixFilePermissions(to, Files.getPosixFilePermissions(file));
                    } else if (!file.endsWith("postmaster.pid") && !file.endsWith("postmaster.opts")) {
                        Files.copy(file, to);
                    }
                } catch (NoSuchFileException removed) {
                    // While it was copied; what was written ahead brings it back.
                }
            }
        } catch (UncheckedIOException gone) {
            throw gone.getCause();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
