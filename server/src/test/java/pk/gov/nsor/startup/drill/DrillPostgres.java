package pk.gov.nsor.startup.drill;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
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
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * A PostgreSQL 17 with its archive, set up by the files of docs/deployment/point-in-time, in a folder of its own. PostgreSQL and
 * pgBackRest refuse to run as root: then they run as the user postgres.
 */
final class DrillPostgres implements AutoCloseable {

    private static final Path BIN = Path.of("/usr/lib/postgresql/17/bin");
    private static final Path FILES = Path.of("../docs/deployment/point-in-time");
    private static final long LONGEST_MINUTES = 30;
    private static final boolean IS_ROOT = "root".equals(System.getProperty("user.name"));

    private final Path folder;
    private final Path config;
    private final Path log;
    private final int archiveSeconds;
    private int port;
    private Path data;

    /**
     * Makes the database with its roles and the archive.
     *
     * @param parent an existing folder that anybody may enter
     * @param archiveSeconds after which time the log is archived at the latest
     */
    DrillPostgres(Path parent, int archiveSeconds) throws IOException, InterruptedException, SQLException {
        this.folder = parent.resolve("postgres");
        this.config = folder.resolve("pgbackrest.conf");
        this.log = folder.resolve("postgres.log");
        this.archiveSeconds = archiveSeconds;
        this.port = freePort();
        this.data = folder.resolve("data");
        Files.createDirectories(folder);
        own(folder);
        run(BIN.resolve("initdb").toString(), "-D", data.toString(), "-U", "postgres", "-A", "trust", "-E", "UTF8");
        configure();
        start("");
        run("pgbackrest", "--config=" + config, "--stanza=nsor", "stanza-create");
        run("pgbackrest", "--config=" + config, "--stanza=nsor", "check");
        try (Connection connection = superuser("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("create role nsor_owner login password 'owner'");
            statement.execute("create role nsor_app login password 'application'");
            statement.execute("create database nsor owner nsor_owner");
        }
    }

    private void configure() throws IOException, InterruptedException {
        String conf = Files.readString(FILES.resolve("pgbackrest.conf"))
                        .replace(
                                "@/backup/pgbackrest@",
                                folder.resolve("repository").toString())
                        .replace("@pass-phrase@", UUID.randomUUID() + "-" + UUID.randomUUID())
                        .replace("@/var/lib/postgresql/17/main@", data.toString())
                        .replace("pg1-port=5432", "pg1-port=" + port)
                        .replace("@/var/run/postgresql@", folder.toString())
                + """
                pg1-user=postgres
                [global]
                log-path=%1$s/log
                lock-path=%1$s/lock
                spool-path=%1$s/spool
                """.formatted(folder);
        write(config, conf);
        String lines = Files.readString(FILES.resolve("postgresql.conf"))
                        .replace("pgbackrest --stanza", "pgbackrest --config=" + config + " --stanza")
                        .replace("archive_timeout = 50s", "archive_timeout = " + archiveSeconds + "s")
                + """
                listen_addresses = '127.0.0.1'
                unix_socket_directories = '%s'
                max_connections = 100
                log_error_verbosity = terse
                log_parameter_max_length = 0
                log_parameter_max_length_on_error = 0
                """.formatted(folder);
        write(folder.resolve("drill.conf"), lines);
        run("sh", "-c", "cat '" + folder.resolve("drill.conf") + "' >> '" + data.resolve("postgresql.conf") + "'");
    }

    /** Written by whoever runs this, and read by postgres. */
    private static void write(Path file, String text) throws IOException, InterruptedException {
        Files.writeString(file, text);
        own(file);
    }

    private void start(String options) throws IOException, InterruptedException {
        run(
                BIN.resolve("pg_ctl").toString(),
                "-D",
                data.toString(),
                "-l",
                log.toString(),
                "-o",
                "-p " + port + options,
                "-w",
                "-t",
                "900",
                "start");
    }

    /** Kills every process of it and throws its disk away. */
    void lose() throws IOException, InterruptedException {
        kill();
        run("rm", "-rf", data.toString());
    }

    void kill() throws IOException, InterruptedException {
        long pid = Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).getFirst().strip());
        List<ProcessHandle> all = new ArrayList<>();
        ProcessHandle.of(pid).ifPresent(postmaster -> {
            all.add(postmaster);
            postmaster.descendants().forEach(all::add);
        });
        all.forEach(ProcessHandle::destroyForcibly);
        for (ProcessHandle one : all) {
            while (one.isAlive()) {
                Thread.sleep(20);
            }
        }
    }

    /** Copies the whole of it. */
    void backup() throws IOException, InterruptedException {
        run("pgbackrest", "--config=" + config, "--stanza=nsor", "--type=full", "backup");
    }

    /**
     * Restores into a new folder, and waits until it may be written.
     *
     * @param target of pgBackRest, as {@code --type=time --target=…}; empty for the end of the log
     */
    void restore(String name, List<String> target) throws IOException, InterruptedException, SQLException {
        data = folder.resolve(name);
        port = freePort();
        List<String> command =
                new ArrayList<>(List.of("pgbackrest", "--config=" + config, "--stanza=nsor", "--pg1-path=" + data));
        command.addAll(target);
        command.add("restore");
        run("mkdir", "-m", "700", data.toString());
        run(command.toArray(String[]::new));
        // It is looked at, and archives nothing of its own.
        start(" -c archive_mode=off");
        try (Connection connection = superuser("nsor");
                Statement statement = connection.createStatement()) {
            while (true) {
                try (ResultSet row = statement.executeQuery("select pg_is_in_recovery()")) {
                    row.next();
                    if (!row.getBoolean(1)) {
                        return;
                    }
                }
                Thread.sleep(200);
            }
        }
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/nsor";
    }

    Connection superuser(String database) throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/" + database, "postgres", "");
    }

    Connection application() throws SQLException {
        return DriverManager.getConnection(url(), "nsor_app", "application");
    }

    private void run(String... command) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>();
        if (IS_ROOT) {
            words.addAll(List.of(
                    "setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups", "env", "HOME=" + folder));
        }
        words.addAll(List.of(command));
        execute(words, folder, folder.resolve("commands.log"));
    }

    private static void own(Path path) throws IOException, InterruptedException {
        if (IS_ROOT) {
            Path log = Files.createTempFile("nsor-drill", ".log");
            execute(List.of("chown", "postgres:postgres", path.toString()), path.getParent(), log);
            Files.delete(log);
        }
    }

    private static void execute(List<String> words, Path in, Path said) throws IOException, InterruptedException {
        Files.writeString(
                said,
                "$ " + String.join(" ", words) + "\n",
                StandardCharsets.UTF_8,
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(in.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(said.toFile()));
        Process process = builder.start();
        if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IOException(String.join(" ", words) + " has failed; see " + said);
        }
    }

    static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        if (Files.exists(data.resolve("postmaster.pid"))) {
            kill();
        }
    }
}
