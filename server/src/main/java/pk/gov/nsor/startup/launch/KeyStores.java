package pk.gov.nsor.startup.launch;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import pk.gov.nsor.foundation.keys.FolderKeyStore;
import pk.gov.nsor.foundation.keys.KeyStore;
import pk.gov.nsor.foundation.keys.Keys;
import pk.gov.nsor.foundation.keystore.PostgresKeyStore;
import pk.gov.nsor.foundation.keytoken.KeyToken;
import pk.gov.nsor.foundation.keytoken.SealedKeyStore;

/** The store of the keys that the settings name: the folder, or a PostgreSQL of its own. */
public final class KeyStores {

    /** One for each process, since each has connections; they end with the process. */
    private static final Map<Place, PostgresKeyStore> OPEN = new ConcurrentHashMap<>();

    private static final Map<KeyToken.Settings, KeyToken> TOKENS = new ConcurrentHashMap<>();

    private record Place(DatabaseAccess access, String namespace) {}

    /** A role that may do more than add and delete keys could change them unseen. */
    private static final String TOO_MUCH = """
            select case
                when (select rolsuper from pg_roles where rolname = current_user) then 'is a superuser'
                when pg_has_role(current_user, n.nspowner, 'member') then 'is, or is a member of, the owner'
                when has_table_privilege(current_user, n.nspname || '.key', 'update') then 'may change keys'
                end
            from pg_namespace n where n.nspname = '%s'
            """;

    private static final String FAULTS = """
            select name, setting from pg_settings
            where name = 'archive_mode' and setting <> 'off' or name = 'wal_recycle' and setting <> 'off'
            """;

    private KeyStores() {}

    /** The store, read through the token where one is set; nothing is made or asked yet. */
    public static KeyStore of(Settings settings) {
        KeyToken.Settings token = settings.token();
        return token == null ? stored(settings) : new SealedKeyStore(stored(settings), token(token));
    }

    /** The token of these settings. */
    public static KeyToken token(KeyToken.Settings settings) {
        return TOKENS.computeIfAbsent(settings, KeyToken::new);
    }

    private static KeyStore stored(Settings settings) {
        DatabaseAccess access = settings.keys();
        return access == null
                ? new FolderKeyStore(settings.secrets())
                : OPEN.computeIfAbsent(
                        new Place(access, settings.namespace()),
                        one -> new PostgresKeyStore(access.url(), access.user(), access.password(), one.namespace()));
    }

    /** The keys, for commands; called after {@link KeyFolder} has checked them. */
    public static Keys keys(Settings settings) {
        return new Keys(of(settings));
    }

    /**
     * Checks the role and the schema, where the keys are in a PostgreSQL.
     *
     * @throws LaunchException where it does not answer, is not prepared, or its role has more rights than it needs
     */
    public static void check(Settings settings) {
        DatabaseAccess access = settings.keys();
        if (access == null) {
            return;
        }
        try (Connection connection = access.connectToCheck();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(TOO_MUCH.formatted(PostgresKeyStore.schema(settings.namespace())))) {
            if (!row.next()) {
                throw new LaunchException("The PostgreSQL of the keys is not prepared. Run bin/nsor"
                        + (settings.vault() ? " vault" : "") + " keys prepare first.");
            }
            String reason = row.getString(1);
            if (reason != null) {
                throw new LaunchException("The server does not read its keys as " + access.user() + ", which " + reason
                        + ". Set NSOR_KEYS_USER to a plain role, such as nsor_keys.");
            }
        } catch (SQLException unreachable) {
            throw new LaunchException(
                    "The PostgreSQL of the keys cannot be reached as " + access + ": " + unreachable.getMessage()
                            + " No key is made or taken for missing. See docs/runbooks/keys-away.md.",
                    unreachable);
        }
    }

    /** What to tell an operator while the keys in a store that was left are still there. */
    public static Optional<String> leftover(Database database) {
        try (Connection connection = database.application().connectToCheck()) {
            return KeyMove.leftover(connection)
                    .map(old ->
                            "The keys left in " + old.words() + " are still there: what is destroyed from now on is not"
                                    + " destroyed there until bin/nsor keys forget-old --yes.");
        } catch (SQLException failed) {
            throw new LaunchException("The database does not answer: " + failed.getMessage(), failed);
        }
    }

    /** @throws LaunchException where the owner could not have destroyed keys leave PostgreSQL's files */
    public static void refuseOwnerWithoutRights(DatabaseAccess owner) {
        try (Connection connection = owner.connectToCheck();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        select pg_has_role(current_user, 'pg_checkpoint', 'usage'),
                            has_function_privilege(current_user, 'pg_switch_wal()', 'execute'),
                            has_database_privilege(current_user, current_database(), 'create, temporary')
                        """)) {
            row.next();
            if (!row.getBoolean(1) || !row.getBoolean(2) || !row.getBoolean(3)) {
                throw new LaunchException("Nothing was made. To have destroyed keys leave PostgreSQL's files, "
                        + owner.user()
                        + " needs what a superuser gives in this database: GRANT pg_checkpoint TO " + owner.user()
                        + "; GRANT EXECUTE ON FUNCTION pg_switch_wal() TO " + owner.user()
                        + "; and it must own the database.");
            }
        } catch (SQLException unreachable) {
            throw new LaunchException(
                    "The PostgreSQL of the keys cannot be reached as " + owner + ": " + unreachable.getMessage(),
                    unreachable);
        }
    }

    /** As {@link PostgresKeyStore#warnings}; none where the keys are in the folder. */
    public static List<String> warnings(Settings settings) {
        return stored(settings) instanceof PostgresKeyStore postgres ? postgres.warnings() : List.of();
    }

    /** The settings of the keys' PostgreSQL by which destroyed keys would stay somewhere: a line for each. */
    public static List<String> faults(DatabaseAccess access) {
        List<String> lines = new ArrayList<>();
        try (Connection connection = access.connectToCheck();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(FAULTS)) {
            while (rows.next()) {
                lines.add("A key that is destroyed stays in the log of the keys' PostgreSQL: set " + rows.getString(1)
                        + " = off (it is " + rows.getString(2) + ")");
            }
        } catch (SQLException unreachable) {
            throw new LaunchException(
                    "The PostgreSQL of the keys cannot be reached as " + access + ": " + unreachable.getMessage(),
                    unreachable);
        }
        lines.addAll(Leaks.intoTheDatabasesLog(access));
        return lines;
    }
}
