package pk.gov.nsor.startup.launch;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.exception.FlywayValidateException;
import pk.gov.nsor.foundation.keystore.PostgresKeyStore;

/** Migrates the schema to this version of the register. Done by the schema's owner, never by the server's role. */
public final class DatabaseMigration {

    private DatabaseMigration() {}

    /**
     * The database of the survivors' vault: what the register has, of which most stays empty, and the vault's own steps with a history of
     * their own.
     *
     * @return how many steps were done
     */
    public static int migrateVault(DatabaseAccess owner, String applicationRole) {
        return migrate(owner, applicationRole) + run(owner, applicationRole, "vault_migration", "classpath:db/vault");
    }

    /**
     * The PostgreSQL of the keys, for one application.
     *
     * @param namespace {@code register} or {@code vault}
     * @return how many steps were done
     */
    public static int migrateKeys(DatabaseAccess owner, String applicationRole, String namespace) {
        refuseWithoutRole(owner, applicationRole, "NSOR_KEYS_USER");
        return run(owner, applicationRole, PostgresKeyStore.schema(namespace), "classpath:db/keys");
    }

    /**
     * @param owner who owns the schema
     * @param applicationRole the role that is granted what the server needs
     * @return how many steps were done
     * @throws LaunchException where the database was made from other migrations, or where a step fails, which PostgreSQL
     *     has then rolled back
     */
    public static int migrate(DatabaseAccess owner, String applicationRole) {
        refuseWithoutRole(owner, applicationRole, "NSOR_DB_USER");
        return run(
                owner,
                applicationRole,
                "migration",
                "classpath:db/migration",
                "classpath:pk/gov/nsor/startup/launch/migration");
    }

    private static int run(DatabaseAccess owner, String applicationRole, String history, String... steps) {
        try {
            return Flyway.configure(DatabaseMigration.class.getClassLoader())
                    .dataSource(owner.url(), owner.user(), owner.password())
                    .locations(steps)
                    .defaultSchema(history)
                    .createSchemas(true)
                    .placeholders(Map.of("application", applicationRole))
                    .validateMigrationNaming(true)
                    .load()
                    .migrate()
                    .migrationsExecuted;
        } catch (FlywayValidateException other) {
            throw new LaunchException(
                    "The database " + owner.url() + " was made by another version of the register, from migrations that"
                            + " this one does not have or has otherwise. Nothing was changed. Use the version that made"
                            + " it, or an empty database. " + other.getMessage(),
                    other);
        } catch (FlywayException failed) {
            throw new LaunchException(
                    "The database could not be migrated as " + owner + ": " + failed.getMessage(), failed);
        }
    }

    private static void refuseWithoutRole(DatabaseAccess owner, String role, String setting) {
        try (Connection connection = owner.connect();
                PreparedStatement query = connection.prepareStatement("select 1 from pg_roles where rolname = ?")) {
            query.setString(1, role);
            try (ResultSet found = query.executeQuery()) {
                if (!found.next()) {
                    throw new LaunchException("The database has no role " + role
                            + ", as which the server works. Make it first: CREATE ROLE " + role
                            + " LOGIN PASSWORD '…'; or set " + setting + " to the one you have.");
                }
            }
        } catch (SQLException unreachable) {
            throw new LaunchException(
                    "The database cannot be reached as " + owner + ": " + unreachable.getMessage(), unreachable);
        }
    }
}
