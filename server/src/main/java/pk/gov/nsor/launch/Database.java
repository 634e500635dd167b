package pk.gov.nsor.launch;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.keys.SecretDirectory;

/** The database of a command: the embedded one, started, migrated and stopped with it, or one's own. */
final class Database implements AutoCloseable {

    private final DatabaseAccess application;
    private final @Nullable EmbeddedPostgres embedded;
    private final @Nullable FileChannel lock;

    private Database(DatabaseAccess application, @Nullable EmbeddedPostgres embedded, @Nullable FileChannel lock) {
        this.application = application;
        this.embedded = embedded;
        this.lock = lock;
    }

    /** Ready to be served; the embedded one is migrated first. */
    static Database open(Settings settings) {
        if (settings.databaseUrl() != null) {
            ApplicationRole.check(settings.application());
            return new Database(settings.application(), null, null);
        }
        FileChannel lock = lock(settings.data());
        EmbeddedPostgres embedded =
                EmbeddedPostgres.start(settings.data(), settings.data(), new SecretDirectory(settings.secrets()));
        DatabaseMigration.migrate(embedded.owner(), embedded.application().user());
        ApplicationRole.check(embedded.application());
        return new Database(embedded.application(), embedded, lock);
    }

    /**
     * For a command that works beside a server: joins the embedded one where a server runs on the data folder, and
     * otherwise does as {@link #open}.
     */
    static Database join(Settings settings) {
        if (settings.databaseUrl() != null || !isLocked(settings.data())) {
            return open(settings);
        }
        DatabaseAccess running = EmbeddedPostgres.running(settings.data(), new SecretDirectory(settings.secrets()));
        ApplicationRole.check(running);
        return new Database(running, null, null);
    }

    /** Brings the schema up to date, and says how many steps that took. */
    static int migrate(Settings settings) {
        if (settings.databaseUrl() != null) {
            return DatabaseMigration.migrate(settings.owner(), settings.databaseUser());
        }
        try (FileChannel lock = lock(settings.data());
                EmbeddedPostgres embedded = EmbeddedPostgres.start(
                        settings.data(), settings.data(), new SecretDirectory(settings.secrets()))) {
            return DatabaseMigration.migrate(
                    embedded.owner(), embedded.application().user());
        } catch (IOException failed) {
            throw new LaunchException("The lock of " + settings.data() + " could not be let go", failed);
        }
    }

    DatabaseAccess application() {
        return application;
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

    /** One server to a data folder: two would fight over its PostgreSQL. */
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
