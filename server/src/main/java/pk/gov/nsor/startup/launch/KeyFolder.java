package pk.gov.nsor.startup.launch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import pk.gov.nsor.foundation.keys.DestructionLog;
import pk.gov.nsor.foundation.keys.Encryption;
import pk.gov.nsor.foundation.keys.KeyChecks;
import pk.gov.nsor.foundation.keys.KeyStore;
import pk.gov.nsor.foundation.keys.Keys;
import pk.gov.nsor.foundation.keys.KeysAwayException;
import pk.gov.nsor.foundation.keys.SecretDirectory;

/**
 * Checks the store of the keys against the database before anything is read or made there. With a wrong store or an
 * unmounted folder a server would make new keys beside the old data, and everything written from then on would be lost
 * with them.
 */
final class KeyFolder {

    private static final String WHAT_TO_DO =
            " Nothing was changed. Are NSOR_DATA and NSOR_KEYS_URL right, and is the volume mounted?"
                    + " See docs/runbooks/server-does-not-start.md.";

    /**
     * The people's keys that are tried, in the order of random identifiers. They are tried because the folder of
     * people's keys may be the only one missing.
     */
    private static final String SOME_KEYS = """
            select k.id, k.wrapped_key from audit.content_key k join register.person p on p.id = k.id
            order by k.id limit 50
            """;

    private final KeyStore store;
    private final DatabaseAccess database;
    private final boolean isPutRight;

    private KeyFolder(KeyStore store, DatabaseAccess database, boolean isPutRight) {
        this.store = store;
        this.database = database;
        this.isPutRight = isPutRight;
    }

    /**
     * Checks the store, makes the first key where neither it nor the database has anything, and notes in the database what
     * is there.
     *
     * @param store where it is a folder, that need not be there
     * @throws LaunchException where the store is not the one that the data was written with, or does not answer
     */
    static void check(KeyStore store, DatabaseAccess database) {
        check(store, database, false);
    }

    /** @param isPutRight for a command that looks for the log of destructions, and tries the keys of all people, itself */
    static void check(KeyStore store, DatabaseAccess database, boolean isPutRight) {
        try {
            new KeyFolder(store, database, isPutRight).check();
        } catch (KeysAwayException away) {
            throw new LaunchException(
                    away.getMessage() + ". No key is made or taken for missing. See docs/runbooks/keys-away.md.", away);
        }
    }

    /**
     * Called before the password of an embedded database is made.
     *
     * @throws LaunchException where the database is there and its password is not
     */
    static void refuseWithoutPassword(Path cluster, Path secrets, String password) {
        if (Files.exists(cluster.resolve("PG_VERSION")) && !SecretDirectory.hasPassword(secrets, password)) {
            throw new LaunchException(
                    "There is a database in " + cluster + ", and no password for it in " + secrets + "." + WHAT_TO_DO);
        }
    }

    /**
     * For a store that was perhaps left before.
     *
     * @param master the key that wraps the others, as it is there
     * @throws LaunchException where it is not that of this database
     */
    static void requireOwnMaster(Connection connection, KeyStore store, byte[] master) throws SQLException {
        byte[] value = noted(connection).get(Keys.MASTER);
        if (value == null || !Arrays.equals(value, KeyChecks.of(Keys.MASTER, master))) {
            throw new LaunchException(
                    "The key master in " + store.place() + " is not the one of this database." + WHAT_TO_DO);
        }
    }

    private void check() {
        try (Connection connection = database.connectToCheck()) {
            Map<String, byte[]> noted = noted(connection);
            boolean isNew = noted.isEmpty() && isEmpty(connection);
            KeyStoreChoice.check(connection, store, !isNew);
            if (isNew) {
                Keys _ = new Keys(store);
            }
            Map<String, byte[]> found = KeyChecks.in(store);
            compare(noted, found);
            if (!isPutRight) {
                requireLog();
                tryKeysOfPeople(connection);
            }
            // A commit waits for a standby, however long.
            DatabaseAccess.waitsFor(connection, Duration.ZERO);
            note(connection, found);
            KeyStoreChoice.noteFirst(connection, store);
            // Another process may have begun with another folder or store at the same moment.
            compare(noted(connection), found);
            KeyStoreChoice.check(connection, store, true);
        } catch (SQLException failed) {
            throw new LaunchException(
                    "The keys could not be held against the database: " + failed.getMessage(), failed);
        }
    }

    private void compare(Map<String, byte[]> noted, Map<String, byte[]> found) {
        if (!found.containsKey(Keys.MASTER) && Keys.isSealed(store.under())) {
            throw new LaunchException("The master key in " + store.place() + " is encrypted by a key of a token. Set"
                    + " NSOR_TOKEN_LIBRARY, NSOR_TOKEN_SLOT and NSOR_TOKEN_PIN_FILE as the other servers have them."
                    + WHAT_TO_DO);
        }
        if (found.isEmpty()) {
            throw new LaunchException(
                    "The database holds a register, and there are no keys in " + store.place() + "." + WHAT_TO_DO);
        }
        noted.forEach((name, value) -> {
            byte[] present = found.get(name);
            if (present == null) {
                throw new LaunchException("The key " + name + " is missing in " + store.place() + "." + WHAT_TO_DO);
            }
            if (!Arrays.equals(present, value)) {
                throw new LaunchException(
                        "The key " + name + " in " + store.place() + " is not the one of this database." + WHAT_TO_DO);
            }
        });
    }

    private void requireLog() {
        if (!store.hasLog()) {
            throw new LaunchException("There are keys in " + store.place() + ", and no " + DestructionLog.FILE
                    + ": with the next restore whoever was erased would be back, and nobody would know. Nothing was changed."
                    + " Put back that of the newest copy of the keys. Where there is none, bin/nsor after-restore --without-log"
                    + " begins a new one. See docs/runbooks/server-does-not-start.md.");
        }
    }

    private void tryKeysOfPeople(Connection connection) throws SQLException {
        Keys keys = new Keys(store);
        Set<UUID> unopened = new HashSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(SOME_KEYS)) {
            while (rows.next()) {
                UUID person = rows.getObject(1, UUID.class);
                try {
                    if (keys.unwrapRecord(rows.getBytes(2), person).isEmpty()) {
                        unopened.add(person);
                    }
                } catch (Encryption.WrongKeyException foreign) {
                    unopened.add(person);
                }
            }
        }
        if (!unopened.isEmpty()) {
            for (DestructionLog.Destruction one : store.destroyed()) {
                if (one instanceof DestructionLog.ErasedRecord erased) {
                    unopened.remove(erased.record());
                }
            }
        }
        if (!unopened.isEmpty()) {
            throw new LaunchException("The keys in " + store.place() + " do not open the records of this database: "
                    + unopened.size() + " of those that were tried." + WHAT_TO_DO
                    + " Are these the newest keys there are, bin/nsor after-restore goes on.");
        }
    }

    private static Map<String, byte[]> noted(Connection connection) throws SQLException {
        Map<String, byte[]> noted = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select name, value from keys.check_value")) {
            while (rows.next()) {
                noted.put(rows.getString(1), rows.getBytes(2));
            }
        }
        return noted;
    }

    private static void note(Connection connection, Map<String, byte[]> found) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into keys.check_value (name, value) values (?, ?) on conflict do nothing")) {
            for (Map.Entry<String, byte[]> one : found.entrySet()) {
                insert.setString(1, one.getKey());
                insert.setBytes(2, one.getValue());
                insert.addBatch();
            }
            int[] _ = insert.executeBatch();
        }
    }

    /** Whether nothing was ever encrypted there. */
    private static boolean isEmpty(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select not exists (select from audit.content_key) and not exists (select from audit.entry)"
                                + " and not exists (select from register.person)")) {
            row.next();
            return row.getBoolean(1);
        }
    }
}
