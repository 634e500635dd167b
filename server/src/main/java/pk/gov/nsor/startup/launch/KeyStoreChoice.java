package pk.gov.nsor.startup.launch;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.keys.KeyStore;
import pk.gov.nsor.foundation.keystore.PostgresKeyStore;

/**
 * Which store holds the keys, as the register's own database notes it: rows are only added, and the last one counts. So no server
 * starts on another store than the others, where two keys of one name would come to be.
 */
public final class KeyStoreChoice {

    /** A kind of store. */
    public enum Kind {
        FOLDER("the folder NSOR_DATA/secrets"),
        POSTGRESQL("a PostgreSQL (NSOR_KEYS_URL)");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** What a row says. */
    public enum State {
        /** This store holds the keys. */
        USED,
        /** The keys are being moved to this store; no server starts. */
        MOVING,
        /** The keys in this store, which was left, are destroyed. */
        FORGOTTEN
    }

    /** @param store which PostgreSQL; null for the folder */
    public record Row(
            int number, Kind kind, State state, @Nullable UUID store) {}

    private KeyStoreChoice() {}

    /** The kind of a store. */
    public static Kind kind(KeyStore store) {
        return store.under() instanceof PostgresKeyStore ? Kind.POSTGRESQL : Kind.FOLDER;
    }

    /** The last row of these states; empty where nothing was noted yet. */
    public static Optional<Row> last(Connection connection, State... states) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select number, kind, state, store from keys.store"
                        + " where state = any(?) order by number desc limit 1")) {
            String[] names = java.util.Arrays.stream(states).map(Enum::name).toArray(String[]::new);
            statement.setArray(1, connection.createArrayOf("text", names));
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new Row(
                                row.getInt(1),
                                Kind.valueOf(row.getString(2)),
                                State.valueOf(row.getString(3)),
                                row.getObject(4, UUID.class)))
                        : Optional.empty();
            }
        }
    }

    /**
     * Adds a row. Of two who add one at once, one is refused by its number.
     *
     * @throws LaunchException where another was first
     */
    public static void add(Connection connection, KeyStore store, State state) throws SQLException {
        if (!isAdded(connection, store, state)) {
            throw new LaunchException(
                    "Another process noted a store of keys at the same moment. Nothing was noted; look again with"
                            + " bin/nsor keys status.");
        }
    }

    private static boolean isAdded(Connection connection, KeyStore store, State state) throws SQLException {
        int number = 1;
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select coalesce(max(number), 0) + 1 from keys.store")) {
            row.next();
            number = row.getInt(1);
        }
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into keys.store (number, kind, state, store) values (?, ?, ?, ?) on conflict do nothing")) {
            insert.setInt(1, number);
            insert.setString(2, kind(store).name());
            insert.setString(3, state.name());
            insert.setObject(4, store.under() instanceof PostgresKeyStore postgres ? postgres.identity() : null);
            return insert.executeUpdate() > 0;
        }
    }

    /**
     * Refuses another store than the noted one; where none is noted yet, a register with keys has them in the folder.
     *
     * @throws LaunchException where it is another, or the keys are being moved
     */
    static void check(Connection connection, KeyStore store, boolean hasKeys) throws SQLException {
        Optional<Row> noted = last(connection, State.USED, State.MOVING);
        if (noted.isEmpty()) {
            if (hasKeys && kind(store) != Kind.FOLDER) {
                throw other(Kind.FOLDER);
            }
            return;
        }
        Row row = noted.get();
        if (row.state() == State.MOVING) {
            throw new LaunchException("The keys of this register are being moved to "
                    + row.kind().words() + ". Run bin/nsor keys move again to its end.");
        }
        if (row.kind() != kind(store)) {
            throw other(row.kind());
        }
        if (store.under() instanceof PostgresKeyStore postgres
                && !postgres.identity().equals(row.store())) {
            throw new LaunchException(
                    "NSOR_KEYS_URL leads to another PostgreSQL than the one that holds the keys of this"
                            + " register. Nothing was changed.");
        }
    }

    /** Notes the store where none is noted yet: a new register's, or the folder of one from before. */
    static void noteFirst(Connection connection, KeyStore store) throws SQLException {
        if (last(connection, State.USED, State.MOVING).isEmpty()) {
            // Of several servers that start on a new register, one notes it.
            boolean _ = isAdded(connection, store, State.USED);
        }
    }

    private static LaunchException other(Kind kind) {
        return new LaunchException("The keys of this register are in " + kind.words()
                + ", and the settings name another store. Nothing was changed. Set NSOR_KEYS_URL as the other servers have"
                + " it; bin/nsor keys move takes the keys to another store.");
    }
}
