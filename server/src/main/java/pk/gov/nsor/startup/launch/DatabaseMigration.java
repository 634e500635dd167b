package pk.gov.nsor.startup.launch;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.exception.FlywayValidateException;
import pk.gov.nsor.foundation.keystore.PostgresKeyStore;

/** Migrates the schema to this version of the register. Done by the schema's owner, never by the server's role. */
public final class DatabaseMigration {

    private static final String VAULT = "vault_migration";
    private static final String VAULT_STEPS = "classpath:db/vault";
    private static final String STEPS = "classpath:db/migration";
    private static final String FACTS = "classpath:pk/gov/nsor/startup/launch/migration";

    /** What lets the server's role read a history. */
    private static final String READABLE = "classpath:db/history";

    /** No table, no schema, no right. */
    private static final Set<String> NOT_READABLE = Set.of("42P01", "3F000", "42501");

    /** Of each history; read once, since it takes a while. */
    private static final Map<String, SortedSet<MigrationVersion>> OWN = new ConcurrentHashMap<>();

    private DatabaseMigration() {}

    /**
     * The database of the survivors' vault: what the register has, of which most stays empty, and the vault's own steps with a history of
     * their own.
     *
     * @return how many steps were done
     */
    public static int migrateVault(DatabaseAccess owner, String applicationRole) {
        return migrate(owner, applicationRole) + run(owner, applicationRole, VAULT, READABLE, VAULT_STEPS);
    }

    /**
     * Compares the steps that a database has with those of this program.
     *
     * @param application the server's role, which may read the histories
     * @return the newest step that this program does not have: a newer one migrated the database; empty where there is none
     * @throws LaunchException where the database lacks steps
     */
    static Optional<String> requireSteps(DatabaseAccess application, boolean vault) {
        Optional<String> newer = newerStep(application, "migration", STEPS, FACTS);
        Optional<String> newerOfVault = vault ? newerStep(application, VAULT, VAULT_STEPS) : Optional.empty();
        return newer.or(() -> newerOfVault);
    }

    private static Optional<String> newerStep(DatabaseAccess application, String history, String... steps) {
        SortedSet<MigrationVersion> own = OWN.computeIfAbsent(history, missing -> own(application, history, steps));
        SortedSet<MigrationVersion> there = done(application, history);
        List<MigrationVersion> missing =
                own.stream().filter(step -> !there.contains(step)).toList();
        if (!missing.isEmpty()) {
            throw new LaunchException("The database lacks " + missing.size()
                    + " steps of this version of the program, from " + missing.getFirst()
                    + " on. Nothing was changed. Run bin/nsor " + (history.equals(VAULT) ? "vault " : "")
                    + "migrate first; docs/deployment/updating.md says in which order.");
        }
        return there.last().isNewerThan(own.last()) ? Optional.of(String.valueOf(there.last())) : Optional.empty();
    }

    /** The steps that this program has. Facts are none: a server of an older program goes on with newer ones. */
    private static SortedSet<MigrationVersion> own(DatabaseAccess application, String history, String... steps) {
        try {
            return Stream.of(configured(application, application.user(), history, steps)
                            .load()
                            .info()
                            .all())
                    .filter(one -> one.getState().isResolved() && one.getVersion() != null)
                    .map(MigrationInfo::getVersion)
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (FlywayException failed) {
            throw new LaunchException(
                    "Which steps the database " + application.url() + " has could not be read: " + failed.getMessage(),
                    failed);
        }
    }

    /** The steps that the database has; none where it is from before the server's role could read them. */
    private static SortedSet<MigrationVersion> done(DatabaseAccess application, String history) {
        SortedSet<MigrationVersion> done = new TreeSet<>();
        try (Connection connection = application.connectToCheck();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select version from " + history
                        + ".flyway_schema_history where success and version is not null")) {
            while (row.next()) {
                done.add(MigrationVersion.fromVersion(row.getString(1)));
            }
            return done;
        } catch (SQLException failed) {
            if (NOT_READABLE.contains(String.valueOf(failed.getSQLState()))) {
                return done;
            }
            throw new LaunchException(
                    "The database cannot be reached as " + application + ": " + failed.getMessage(), failed);
        }
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
        return run(owner, applicationRole, "migration", READABLE, STEPS, FACTS);
    }

    private static int run(DatabaseAccess owner, String applicationRole, String history, String... steps) {
        try {
            return configured(owner, applicationRole, history, steps).load().migrate().migrationsExecuted;
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

    private static FluentConfiguration configured(
            DatabaseAccess access, String applicationRole, String history, String... steps) {
        return Flyway.configure(DatabaseMigration.class.getClassLoader())
                .dataSource(access.dataSource())
                .locations(steps)
                .defaultSchema(history)
                .createSchemas(true)
                .placeholders(Map.of("application", applicationRole))
                .validateMigrationNaming(true);
    }

    private static void refuseWithoutRole(DatabaseAccess owner, String role, String setting) {
        try (Connection connection = owner.connectToCheck();
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
