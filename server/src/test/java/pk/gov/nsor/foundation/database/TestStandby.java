package pk.gov.nsor.foundation.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import pk.gov.nsor.startup.launch.DatabaseAccess;

/** A standby that streams from a PostgreSQL of the tests: a copy of its folder, taken while it runs. */
final class TestStandby implements AutoCloseable {

    private static final Path PROGRAM =
            Path.of("target/postgresql-18.1/bin/postgres").toAbsolutePath();

    private final Process process;
    private final int port;

    /**
     * Returns when it answers.
     *
     * @param primary the superuser's access
     * @param cluster the folder of the primary's cluster
     * @param copy of it, a new one
     */
    TestStandby(DatabaseAccess primary, Path cluster, Path copy)
            throws IOException, SQLException, InterruptedException {
        int from = Integer.parseInt(primary.url().replaceAll(".*:(\\d+)/.*", "$1"));
        Files.writeString(
                cluster.resolve("pg_hba.conf"),
                "\nhost replication postgres 127.0.0.1/32 scram-sha-256\n",
                StandardOpenOption.APPEND);
        try (Connection connection = DriverManager.getConnection(primary.url(), primary.user(), primary.password());
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_reload_conf()");
            statement.execute("select pg_backup_start('standby', true)");
            copy(cluster, copy);
            try (ResultSet row = statement.executeQuery("select labelfile from pg_backup_stop(false)")) {
                row.next();
                Files.writeString(copy.resolve("backup_label"), row.getString(1));
            }
        }
        Files.createFile(copy.resolve("standby.signal"));
        Files.writeString(
                copy.resolve("postgresql.auto.conf"),
                "primary_conninfo = 'host=127.0.0.1 port=%d user=%s password=%s'\nwal_retrieve_retry_interval = '200ms'\n"
                        .formatted(from, primary.user(), primary.password()),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
        port = freePort();
        List<String> command = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            command.addAll(List.of("unshare", "--user", "--"));
        }
        command.addAll(List.of(PROGRAM.toString(), "-D", copy.toString(), "-p", Integer.toString(port)));
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(copy.resolveSibling(copy.getFileName() + ".log").toFile())
                .start();
        await(primary);
    }

    /** Its machine hangs, with the processes that serve its connections, or goes on. */
    void hangs(boolean isHanging) throws IOException, InterruptedException {
        if (!signalled(isHanging, process.toHandle())) {
            throw new IllegalStateException("The standby takes no signal");
        }
        for (ProcessHandle child : process.descendants().toList()) {
            // One may have ended since.
            boolean _ = signalled(isHanging, child);
        }
    }

    private static boolean signalled(boolean isHanging, ProcessHandle one) throws IOException, InterruptedException {
        return new ProcessBuilder("kill", isHanging ? "-STOP" : "-CONT", Long.toString(one.pid()))
                        .start()
                        .waitFor()
                == 0;
    }

    int port() {
        return port;
    }

    private void await(DatabaseAccess primary) throws InterruptedException {
        for (int tries = 0; tries < 600; tries++) {
            try (Connection connection = DriverManager.getConnection(
                    "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port), primary.user(), primary.password())) {
                return;
            } catch (SQLException notYet) {
                Thread.sleep(100);
            }
        }
        throw new IllegalStateException("The standby does not answer");
    }

    private static void copy(Path cluster, Path copy) throws IOException {
        try (Stream<Path> files = Files.walk(cluster)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path to = copy.resolve(cluster.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(to);
                    Files.setPosixFilePermissions(to, Files.getPosixFilePermissions(file));
                } else if (!file.endsWith("postmaster.pid") && !file.endsWith("postmaster.opts")) {
                    copyOne(file, to);
                }
            }
        } catch (UncheckedIOException gone) {
            throw gone.getCause();
        }
    }

    private static void copyOne(Path file, Path to) throws IOException {
        try {
            Files.copy(file, to);
        } catch (java.nio.file.NoSuchFileException removed) {
            // While it was copied; what the log says brings it back.
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
