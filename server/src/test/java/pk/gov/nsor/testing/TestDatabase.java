package pk.gov.nsor.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;
import pk.gov.nsor.foundation.keys.SecretDirectory;
import pk.gov.nsor.startup.launch.DatabaseAccess;
import pk.gov.nsor.startup.launch.DatabaseMigration;
import pk.gov.nsor.startup.launch.EmbeddedPostgres;

/**
 * One real PostgreSQL for all tests of this virtual machine, set up as the server sets it up. Each Spring context and
 * each test that asks gets a database of its own, copied from the migrated one.
 */
public final class TestDatabase {

    /** What {@link #exportAlone} is where no test has set it. */
    public static final int EXPORT_ALONE = 100_000;

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Path DATA = temporary();
    private static final EmbeddedPostgres POSTGRES = start();

    private final String name;

    private TestDatabase(String name) {
        this.name = name;
    }

    /** A migrated, empty register, dropped after the class of tests that asks for it. */
    public static TestDatabase migrated() {
        return droppedAfterClass(shared());
    }

    /** A migrated, empty register that {@link #goesWith goes with a context}. */
    public static TestDatabase shared() {
        return made("template nsor");
    }

    /** As {@link #shared}, with what the survivors' vault has beside. */
    public static TestDatabase vault() {
        TestDatabase database = shared();
        int _ = DatabaseMigration.migrateVault(
                database.owner(), database.application().user());
        // So few that a test reaches it.
        DatabaseAccess access = database.superuser();
        int _ = JdbcClient.create(new DriverManagerDataSource(access.url(), access.user(), access.password()))
                .sql("update reference.policy_value set value = '12' where key = 'vault.alerts-hour'")
                .update();
        return database;
    }

    /** Has it dropped when this context is closed, after whatever of it has connections. */
    public void goesWith(ConfigurableApplicationContext context) {
        // What is registered first is destroyed last.
        ((DefaultListableBeanFactory) context.getBeanFactory()).registerDisposableBean("test database", this::drop);
    }

    /** A database with nothing in it, as somebody makes one who brings a PostgreSQL of their own. */
    public static TestDatabase empty() {
        return droppedAfterClass(made(""));
    }

    /** Another database with all that is in this one now, as a backup is; nobody may be connected to this one. */
    public TestDatabase copy() {
        return droppedAfterClass(made("template " + name));
    }

    private static synchronized TestDatabase made(String template) {
        String name = "register_" + COUNT.incrementAndGet();
        superuser("create database " + name + " " + template + " owner nsor_owner");
        superuser("grant connect on database " + name + " to nsor_app");
        return new TestDatabase(name);
    }

    private static TestDatabase droppedAfterClass(TestDatabase database) {
        UsedDatabases.afterClass(database);
        return database;
    }

    void drop() {
        try (Connection connection = POSTGRES.superuser().connect();
                Statement statement = connection.createStatement()) {
            statement.execute("drop database if exists " + name + " with (force)");
        } catch (SQLException stopped) {
            // When the process ends PostgreSQL goes, and all databases with it.
        }
    }

    public DatabaseAccess application() {
        return of(POSTGRES.application());
    }

    public DatabaseAccess owner() {
        return of(POSTGRES.owner());
    }

    public DatabaseAccess superuser() {
        return of(POSTGRES.superuser());
    }

    /** The superuser in another database of the same PostgreSQL. */
    public static DatabaseAccess superuserOf(String url) {
        DatabaseAccess access = POSTGRES.superuser();
        return new DatabaseAccess(url, access.user(), access.password());
    }

    /** What a test sets up behind the server's back, which may not write it itself, in the database of these connections. */
    public static JdbcClient superuserOf(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection()) {
            DatabaseAccess access = superuserOf(connection.getMetaData().getURL());
            return JdbcClient.create(new DriverManagerDataSource(access.url(), access.user(), access.password()));
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** How many people a file may name without a second person, in the database of these connections. */
    public static void exportAlone(DataSource dataSource, int people) {
        JdbcClient superuser = superuserOf(dataSource);
        superuser
                .sql("update reference.policy_value set value = ? where key = 'export.alone'")
                .param(Integer.toString(people))
                .update();
        superuser
                .sql("update reference.table_version set version = nextval('reference.table_change')"
                        + " where table_name = 'policy_value'")
                .update();
    }

    /** A folder for the server's files, its secrets among them. */
    public Path data() {
        return DATA.resolve(name);
    }

    private DatabaseAccess of(DatabaseAccess access) {
        String url = access.url().substring(0, access.url().lastIndexOf('/') + 1) + name;
        return new DatabaseAccess(url, access.user(), access.password());
    }

    private static EmbeddedPostgres start() {
        EmbeddedPostgres postgres = EmbeddedPostgres.start(
                DATA, Path.of("target").toAbsolutePath(), new SecretDirectory(DATA.resolve("secrets")));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> closeAfterTheRest(postgres)));
        quicken(postgres);
        DatabaseMigration.migrate(postgres.owner(), postgres.application().user());
        exportsTakeOne(postgres);
        return postgres;
    }

    /**
     * What is committed is with the machine and not on its disk: tests kill processes, whose writes the machine keeps, and
     * never the machine. A connection takes one round of hashing and not 4,096: many tests open one for each statement. The
     * PostgreSQL of a register that tests start as a process has neither.
     */
    private static void quicken(EmbeddedPostgres postgres) {
        try (Connection connection = postgres.superuser().connect();
                Statement statement = connection.createStatement()) {
            statement.execute("alter system set fsync = off");
            statement.execute("alter system set full_page_writes = off");
            statement.execute("alter system set max_wal_size = '256MB'");
            statement.execute("select pg_reload_conf()");
            statement.execute("set scram_iterations = 1");
            for (DatabaseAccess role : List.of(postgres.superuser(), postgres.owner(), postgres.application())) {
                statement.execute("alter role %s password '%s'".formatted(role.user(), role.password()));
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /**
     * A register that many tests share has more people in a district than a file may name without a second person, sooner or
     * later; the test of that sets the limit as it is.
     */
    private static void exportsTakeOne(EmbeddedPostgres postgres) {
        DatabaseAccess access = postgres.superuser();
        String url = access.url().substring(0, access.url().lastIndexOf('/') + 1) + "nsor";
        try (Connection connection = new DatabaseAccess(url, access.user(), access.password()).connect();
                Statement statement = connection.createStatement()) {
            statement.execute("update reference.policy_value set value = '%d' where key = 'export.alone'"
                    .formatted(EXPORT_ALONE));
            // The public's channels are open, as in a register that runs.
            statement.execute("delete from release.policy where not open and version > 1");
            statement.execute("update release.policy set open = true, rests_on = 'Made-up order of the tests'");
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Spring's contexts close at the same time, and look for their database for half a minute where it has gone before them. */
    private static void closeAfterTheRest(EmbeddedPostgres postgres) {
        long patience = System.nanoTime() + Duration.ofSeconds(15).toNanos();
        try (Connection connection = postgres.superuser().connect();
                Statement statement = connection.createStatement()) {
            boolean isInUse = true;
            while (isInUse && System.nanoTime() < patience) {
                Thread.sleep(100);
                try (ResultSet others = statement.executeQuery("select count(*) from pg_stat_activity"
                        + " where backend_type = 'client backend' and pid <> pg_backend_pid()")) {
                    isInUse = others.next() && others.getLong(1) > 0;
                }
            }
        } catch (SQLException gone) {
            // Then nobody uses it.
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        postgres.close();
        try {
            // Gigabytes, after some hundred classes.
            FileSystemUtils.deleteRecursively(DATA);
        } catch (IOException inUse) {
            // Then it stays in the folder for temporary files.
        }
    }

    private static void superuser(String sql) {
        try (Connection connection = POSTGRES.superuser().connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("nsor-test");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
