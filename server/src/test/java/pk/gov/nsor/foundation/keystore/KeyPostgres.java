package pk.gov.nsor.foundation.keystore;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import pk.gov.nsor.foundation.keys.SecretDirectory;
import pk.gov.nsor.startup.launch.DatabaseAccess;
import pk.gov.nsor.startup.launch.DatabaseMigration;
import pk.gov.nsor.startup.launch.EmbeddedPostgres;

/** A PostgreSQL of the keys for tests, with the roles that an operator makes. */
public final class KeyPostgres implements AutoCloseable {

    private static final Path BINARIES = Path.of("target").toAbsolutePath();

    private final Path folder;
    private final EmbeddedPostgres postgres;

    private KeyPostgres(Path folder) {
        this.folder = folder;
        this.postgres = EmbeddedPostgres.start(folder, BINARIES, new SecretDirectory(folder.resolve("passwords")));
    }

    /** Set up and prepared for both applications. */
    public static KeyPostgres prepared(Path folder) throws SQLException {
        KeyPostgres made = new KeyPostgres(folder);
        made.superuser("alter system set wal_recycle = off");
        made.superuser("alter system set log_parameter_max_length = 0");
        made.superuser("select pg_reload_conf()");
        made.superuser("grant pg_checkpoint to nsor_owner");
        try (Connection connection = made.in("nsor", made.postgres.superuser()).connect();
                Statement statement = connection.createStatement()) {
            statement.execute("grant execute on function pg_switch_wal() to nsor_owner");
        }
        for (String namespace : new String[] {"register", "vault"}) {
            int _ = DatabaseMigration.migrateKeys(
                    made.owner(), made.application().user(), namespace);
        }
        return made;
    }

    /** One that was stopped. */
    public static KeyPostgres again(Path folder) {
        return new KeyPostgres(folder);
    }

    public DatabaseAccess application() {
        return postgres.application();
    }

    public DatabaseAccess owner() {
        return postgres.owner();
    }

    public PostgresKeyStore store(String namespace) {
        DatabaseAccess access = application();
        return new PostgresKeyStore(access.url(), access.user(), access.password(), namespace);
    }

    /** What only the superuser may do. */
    public void superuser(String sql) throws SQLException {
        try (Connection connection = in("nsor", postgres.superuser()).connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Its files that hold these bytes somewhere. */
    public List<Path> filesWith(byte[] wanted) throws IOException {
        String searched = new String(wanted, StandardCharsets.ISO_8859_1);
        List<Path> found = new ArrayList<>();
        try (Stream<Path> all = Files.walk(folder.resolve("postgres"))) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                if (Files.exists(file)
                        && new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(searched)) {
                    found.add(file);
                }
            }
        }
        return found;
    }

    private DatabaseAccess in(String database, DatabaseAccess access) {
        return new DatabaseAccess(
                access.url().replaceFirst("/[a-z]+$", "/" + database), access.user(), access.password());
    }

    @Override
    public void close() {
        postgres.close();
    }
}
