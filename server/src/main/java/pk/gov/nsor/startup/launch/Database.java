package pk.gov.nsor.startup.launch;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.keys.SecretDirectory;

/** The database of a command: the embedded one, started, migrated and stopped with it, or an external PostgreSQL. */
public final class Database implements AutoCloseable {

    /** The file that is in the data folder while a copy is being restored there. */
    public static final String UNFINISHED = "restore-unfinished";

    private final DatabaseAccess application;
    private final @Nullable EmbeddedPostgres embedded;
    private final @Nullable FileChannel lock;
    private final @Nullable String newerStep;

    private Database(
            DatabaseAccess application,
            @Nullable EmbeddedPostgres embedded,
            @Nullable FileChannel lock,
            @Nullable String newerStep) {
        this.newerStep = newerStep;
        this.application = application;
        this.embedded = embedded;
        this.lock = lock;
    }

    /** Opens a database ready to be served; the embedded one is migrated first. */
    public static Database open(Settings settings) {
        refuseUnfinished(settings.data());
        return checked(started(settings), settings, false);
    }

    /** As {@link #open}, for a command that looks for the log of destructions, and tries the keys of all people, itself. */
    public static Database toPutRight(Settings settings) {
        refuseUnfinished(settings.data());
        return checked(started(settings), settings, true);
    }

    /** Checks the keys: the database opens only with those that the data was written with. */
    private static Database checked(Database database, Settings settings, boolean isPutRight) {
        try {
            KeyStores.check(settings);
            KeyFolder.check(KeyStores.of(settings), database.application, isPutRight);
            return database;
        } catch (RuntimeException refused) {
            database.close();
            throw refused;
        }
    }

    /** For a copy that is about to be restored: as {@link #open}, with an external database migrated too. */
    public static Database toRestore(Settings settings) {
        if (settings.databaseUrl() != null) {
            refuseUnfit(settings.owner());
            int _ = migrated(settings, settings.owner(), settings.databaseUser());
        }
        return started(settings);
    }

    /** As {@link #withoutKeys}, beside a server where one runs. */
    public static Database joinWithoutKeys(Settings settings) {
        return settings.databaseUrl() == null && isLocked(settings.data())
                ? new Database(
                        EmbeddedPostgres.running(settings.data(), new SecretDirectory(settings.secrets())),
                        null,
                        null,
                        null)
                : withoutKeys(settings);
    }

    /**
     * For a command that has the keys moved, and checks them itself. Nobody else may have the embedded one open; an external one has
     * to be migrated.
     */
    public static Database withoutKeys(Settings settings) {
        refuseUnfinished(settings.data());
        return started(settings);
    }

    private static Database started(Settings settings) {
        if (settings.databaseUrl() != null) {
            ApplicationRole.check(settings.application());
            return new Database(
                    settings.application(),
                    null,
                    null,
                    DatabaseMigration.requireSteps(settings.application(), settings.vault())
                            .orElse(null));
        }
        FileChannel lock = lock(settings.data());
        EmbeddedPostgres embedded =
                EmbeddedPostgres.start(settings.data(), settings.data(), new SecretDirectory(settings.secrets()));
        int _ = migrated(settings, embedded.owner(), embedded.application().user());
        ApplicationRole.check(embedded.application());
        return new Database(embedded.application(), embedded, lock, null);
    }

    /**
     * For a command that works beside a server: joins the embedded one where a server runs on the data folder, and
     * otherwise does as {@link #open}.
     *
     * @throws LaunchException where nothing is in the data folder: a folder named wrongly must not become a new register
     */
    public static Database join(Settings settings) {
        if (settings.databaseUrl() == null && !Files.exists(settings.data().resolve("postgres"))) {
            throw new LaunchException(
                    "There is no " + settings.namespace() + " in " + settings.data() + ". Is NSOR_DATA right? bin/nsor"
                            + (settings.vault() ? " vault" : "") + " serve makes a new one.");
        }
        return joinOrMake(settings);
    }

    /** As {@link #join}, for commands that may come before the first start: they make what is not there. */
    public static Database joinOrMake(Settings settings) {
        if (settings.databaseUrl() != null || !isLocked(settings.data())) {
            return open(settings);
        }
        DatabaseAccess running = EmbeddedPostgres.running(settings.data(), new SecretDirectory(settings.secrets()));
        ApplicationRole.check(running);
        return checked(new Database(running, null, null, null), settings, false);
    }

    /** Migrates the schema to this version, and reports how many steps that took. */
    public static int migrate(Settings settings) {
        refuseUnfinished(settings.data());
        if (settings.databaseUrl() != null) {
            return migrated(settings, settings.owner(), settings.databaseUser());
        }
        try (FileChannel lock = lock(settings.data());
                EmbeddedPostgres embedded = EmbeddedPostgres.start(
                        settings.data(), settings.data(), new SecretDirectory(settings.secrets()))) {
            return migrated(settings, embedded.owner(), embedded.application().user());
        } catch (IOException failed) {
            throw new LaunchException("The lock of " + settings.data() + " could not be let go", failed);
        }
    }

    private static int migrated(Settings settings, DatabaseAccess owner, String role) {
        return settings.vault() ? DatabaseMigration.migrateVault(owner, role) : DatabaseMigration.migrate(owner, role);
    }

    /** What to tell an operator of a database that a newer program has migrated; empty where it has the steps of this one. */
    public Optional<String> newer() {
        return Optional.ofNullable(newerStep)
                .map(step -> "A newer version of the program has migrated the database, to step " + step
                        + ". This one goes on with it; update it soon.");
    }

    public DatabaseAccess application() {
        return application;
    }

    /** The schema's owner; for the embedded database also where another process has started it. */
    public DatabaseAccess owner(Settings settings) {
        return settings.databaseUrl() != null
                ? settings.owner()
                : new DatabaseAccess(
                        application.url(),
                        "nsor_owner",
                        new SecretDirectory(settings.secrets()).password("database-owner"));
    }

    /**
     * A user who may fill tables without their triggers: the superuser of an embedded database, the owner of an
     * external one.
     */
    public DatabaseAccess restorer(Settings settings) {
        return embedded == null
                ? settings.owner()
                : new DatabaseAccess(
                        application.url(),
                        embedded.superuser().user(),
                        embedded.superuser().password());
    }

    /** @throws LaunchException where the folder contains any data of a register */
    public static void refuseUnlessNew(Path data) throws IOException {
        if (Files.exists(data)) {
            try (var files = Files.list(data)) {
                if (files.findAny().isPresent()) {
                    throw new LaunchException(
                            data + " is not empty. A copy is restored into a folder that is not there yet or"
                                    + " empty: move the old one away, or set NSOR_DATA to another.");
                }
            }
        }
    }

    /** Keeps every server from starting on the folder until the file is deleted. */
    public static Path markUnfinished(Path data) throws IOException {
        Files.createDirectories(data);
        return Files.createFile(data.resolve(UNFINISHED));
    }

    private static void refuseUnfinished(Path data) {
        if (Files.exists(data.resolve(UNFINISHED))) {
            throw new LaunchException(
                    "A restore into " + data + " was broken off: what is there is not whole, and erased records"
                            + " may be in it. Delete the folder and restore again.");
        }
    }

    /** Checked before anything is created there. */
    private static void refuseUnfit(DatabaseAccess owner) {
        try (Connection connection = owner.connectToCheck();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("""
                        select exists (select from pg_namespace where nspname in ('audit', 'register')),
                               has_parameter_privilege(current_user, 'session_replication_role', 'set')
                        """)) {
            found.next();
            if (found.getBoolean(1)) {
                throw new LaunchException("The database at " + owner.url()
                        + " has a register already. A copy is restored into an empty database.");
            }
            if (!found.getBoolean(2)) {
                throw new LaunchException(
                        "To fill the tables without their triggers the owner needs a right that a superuser"
                                + " gives, and can take back afterwards: GRANT SET ON PARAMETER session_replication_role TO "
                                + owner.user() + ";");
            }
        } catch (SQLException unreachable) {
            throw new LaunchException(
                    "The database cannot be reached as " + owner + ": " + unreachable.getMessage(), unreachable);
        }
    }

    @Override
    public void close() {
        try (FileChannel released = lock) {
            if (embedded != null) {
                embedded.close();
            }
        } catch (IOException harmless) {
            // The lock ends with the process.
        }
    }

    private static boolean isLocked(Path data) {
        Path file = data.resolve("lock");
        if (!Files.exists(file)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock free = channel.tryLock()) {
            return free == null;
        } catch (IOException unusable) {
            throw new LaunchException("The data folder cannot be used: " + data, unusable);
        }
    }

    /** Only one server for a data folder: two would conflict over its PostgreSQL. */
    private static FileChannel lock(Path data) {
        try {
            Files.createDirectories(data);
            FileChannel channel =
                    FileChannel.open(data.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                channel.close();
                throw new LaunchException(
                        "Another register runs on " + data + ". Stop it first, or set NSOR_DATA to another folder.");
            }
            return channel;
        } catch (IOException unusable) {
            throw new LaunchException("The data folder cannot be used: " + data, unusable);
        }
    }
}
