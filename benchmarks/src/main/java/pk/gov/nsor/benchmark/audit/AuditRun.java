package pk.gov.nsor.benchmark.audit;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.keys.Keys;
import pk.gov.nsor.keys.SecretDirectory;
import pk.gov.nsor.launch.DatabaseAccess;
import pk.gov.nsor.launch.DatabaseMigration;
import pk.gov.nsor.launch.EmbeddedPostgres;

/** What is measured, on a PostgreSQL of its own; says a line for each figure. */
public final class AuditRun {

    static final String FIGURE = "figure\t";
    static final String END = "end";

    /** System properties: how many entries are gone through, and in a trail of how many they are proved. */
    static final String ENTRIES = "nsor.bench.entries";

    static final String PROVED = "nsor.bench.proved";

    private static final int CONNECTIONS = 12;

    private AuditRun() {}

    /**
     * @param arguments the folder of the database, the folder in which PostgreSQL's programs are kept, and {@code small} or
     *     {@code whole}
     */
    public static void main(String[] arguments) throws Exception {
        boolean small = arguments[2].equals("small");
        Path folder = Path.of(arguments[0]);
        SecretDirectory secrets = new SecretDirectory(folder.resolve("secrets"));
        try (EmbeddedPostgres postgres =
                EmbeddedPostgres.start(folder, Files.createDirectories(Path.of(arguments[1])), secrets)) {
            int unused = DatabaseMigration.migrate(
                    postgres.owner(), postgres.application().user());
            try (HikariDataSource application = pool(postgres.application());
                    HikariDataSource owner = pool(new DatabaseAccess(
                            postgres.owner().url(),
                            postgres.superuser().user(),
                            postgres.superuser().password()))) {
                TrailDatabase trail = new TrailDatabase(application, owner, new Keys(secrets), Clock.systemUTC());
                new TakingRounds(trail, small ? 2_000 : 40_000, small ? 2 : 5).measure();
                new WholeTrail(trail, folder)
                        .measure(
                                Integer.getInteger(ENTRIES, small ? 20_000 : 1_000_000),
                                Integer.getInteger(PROVED, small ? 40_000 : 10_000_000));
            }
        }
        System.out.println(END);
    }

    static void note(String text) {
        System.out.println(text);
    }

    static void figure(String name, double value, String unit, @Nullable Double aim, String better) {
        System.out.println(FIGURE
                + String.join(
                        "\t",
                        name,
                        String.format(Locale.ROOT, "%.6f", value),
                        unit,
                        aim == null ? "" : aim.toString(),
                        better));
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
