package pk.gov.nsor.startup.launch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import pk.gov.nsor.foundation.keys.DestructionLog;
import pk.gov.nsor.foundation.keys.Encryption;
import pk.gov.nsor.foundation.keys.KeyChecks;
import pk.gov.nsor.foundation.keys.Keys;
import pk.gov.nsor.foundation.keys.SecretDirectory;

/**
 * Checks the folder of the keys against the database before anything is read or made there. With a wrong or an
 * unmounted folder a server would make new keys beside the old data, and everything written from then on would be lost
 * with them.
 */
final class KeyFolder {

    private static final String WHAT_TO_DO =
            " Nothing was changed. Is NSOR_DATA right, and its volume mounted? See docs/runbooks/server-does-not-start.md.";

    /**
     * The people's keys that are tried, in the order of random identifiers. They are tried because the folder of
     * people's keys may be the only one missing.
     */
    private static final String SOME_KEYS = """
            select k.id, k.wrapped_key from audit.content_key k join register.person p on p.id = k.id
            order by k.id limit 50
            """;

    private final Path secrets;
    private final DatabaseAccess database;

    private KeyFolder(Path secrets, DatabaseAccess database) {
        this.secrets = secrets;
        this.database = database;
    }

    /**
     * Checks the folder, makes the first key where neither it nor the database has anything, and notes in the database what
     * is there.
     *
     * @param secrets the folder, which need not be there
     * @throws LaunchException where the folder is not the one that the data was written with
     */
    static void check(Path secrets, DatabaseAccess database) {
        new KeyFolder(secrets, database).check();
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

    private void check() {
        try (Connection connection = database.connect()) {
            Map<String, byte[]> noted = noted(connection);
            if (noted.isEmpty() && isEmpty(connection)) {
                Keys _ = new Keys(new SecretDirectory(secrets));
            }
            Map<String, byte[]> found = KeyChecks.in(secrets);
            compare(noted, found);
            tryKeysOfPeople(connection);
            note(connection, found);
            // Another process may have begun with another folder at the same moment.
            compare(noted(connection), found);
        } catch (SQLException failed) {
            throw new LaunchException(
                    "The keys could not be held against the database: " + failed.getMessage(), failed);
        }
    }

    private void compare(Map<String, byte[]> noted, Map<String, byte[]> found) {
        if (found.isEmpty()) {
            throw new LaunchException(
                    "The database holds a register, and there are no keys in " + secrets + "." + WHAT_TO_DO);
        }
        noted.forEach((name, value) -> {
            byte[] present = found.get(name);
            if (present == null) {
                throw new LaunchException("The key " + name + " is missing in " + secrets + "." + WHAT_TO_DO);
            }
            if (!Arrays.equals(present, value)) {
                throw new LaunchException(
                        "The key " + name + " in " + secrets + " is not the one of this database." + WHAT_TO_DO);
            }
        });
    }

    private void tryKeysOfPeople(Connection connection) throws SQLException {
        Keys keys = new Keys(new SecretDirectory(secrets));
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
            for (DestructionLog.Destruction one : new DestructionLog(secrets).read()) {
                if (one instanceof DestructionLog.ErasedRecord erased) {
                    unopened.remove(erased.record());
                }
            }
        }
        if (!unopened.isEmpty()) {
            throw new LaunchException("The keys in " + secrets + " do not open the records of this database: "
                    + unopened.size() + " of those that were tried." + WHAT_TO_DO);
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
