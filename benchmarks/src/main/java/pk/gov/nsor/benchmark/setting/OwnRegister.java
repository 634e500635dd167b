package pk.gov.nsor.benchmark.setting;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;
import pk.gov.nsor.foundation.keys.Keys;
import pk.gov.nsor.foundation.keys.SecretDirectory;
import pk.gov.nsor.startup.launch.DatabaseAccess;
import pk.gov.nsor.startup.launch.DatabaseMigration;
import pk.gov.nsor.startup.launch.EmbeddedPostgres;

/** A migrated, empty register of a program that {@link JarRun} runs. Needs the register's jar. */
public final class OwnRegister implements AutoCloseable {

    private static final int CONNECTIONS = 12;

    private final Path folder;
    private final boolean isSmall;
    private final Keys keys;
    private final EmbeddedPostgres postgres;
    private final HikariDataSource application;
    private final HikariDataSource owner;

    private OwnRegister(Path folder, boolean isSmall, Keys keys, EmbeddedPostgres postgres) {
        this.folder = folder;
        this.isSmall = isSmall;
        this.keys = keys;
        this.postgres = postgres;
        this.application = pool(postgres.application());
        this.owner = pool(new DatabaseAccess(
                postgres.owner().url(),
                postgres.superuser().user(),
                postgres.superuser().password()));
    }

    /** @param arguments as {@link JarRun} gives them to the program */
    public static OwnRegister start(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        SecretDirectory secrets = new SecretDirectory(folder.resolve("secrets"));
        EmbeddedPostgres postgres =
                EmbeddedPostgres.start(folder, Files.createDirectories(Path.of(arguments[1])), secrets);
        int unused = DatabaseMigration.migrate(
                postgres.owner(), postgres.application().user());
        return new OwnRegister(folder, arguments[2].equals("small"), new Keys(secrets), postgres);
    }

    public Path folder() {
        return folder;
    }

    public boolean isSmall() {
        return isSmall;
    }

    public Keys keys() {
        return keys;
    }

    /** Connections of the server's role. */
    public DataSource application() {
        return application;
    }

    /** Connections that may do anything. */
    public DataSource owner() {
        return owner;
    }

    @Override
    public void close() {
        application.close();
        owner.close();
        postgres.close();
    }

    private static HikariDataSource pool(DatabaseAccess access) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(access.url());
        pool.setUsername(access.user());
        pool.setPassword(access.password());
        pool.setMaximumPoolSize(CONNECTIONS);
        return pool;
    }
}
