package pk.gov.nsor.foundation.keystore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import pk.gov.nsor.foundation.keys.DestructionLines;
import pk.gov.nsor.foundation.keys.DestructionLog;
import pk.gov.nsor.foundation.keys.KeyStore;

/**
 * The keys in a PostgreSQL of their own. Rows are added and deleted, and never changed.
 *
 * <p>A key is used only once it is safe: who makes one commits, and then reads which one is there. Where another was first, or an
 * earlier commit had no answer, an empty write is committed before the reading: it waits for the standby as long as everything that
 * was written before it.
 */
public final class PostgresKeyStore implements KeyStore, AutoCloseable {

    /** A schema, and its tables, for each application. */
    private static final String SCHEMA = "keys_";

    private static final String MAKE_HALF = "insert into half (record, value) values (?, ?) on conflict do nothing";

    private static final int HALVES_AT_ONCE = 10_000;

    private final KeyDatabase database;

    /** @param namespace {@code register} or {@code vault} */
    public PostgresKeyStore(String url, String user, String password, String namespace) {
        this.database = new KeyDatabase(url, user, password, schema(namespace));
    }

    /** The schema of an application's keys. */
    public static String schema(String namespace) {
        return SCHEMA + namespace;
    }

    @Override
    public String place() {
        return database.place();
    }

    /** By which a copy of this store's database, or another one, is told from it. */
    public UUID identity() {
        return database.read(connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("select id from store")) {
                row.next();
                return row.getObject(1, UUID.class);
            }
        });
    }

    /**
     * Settings that are not as {@code docs/deployment/cluster/keys.conf} has them, with which the store works all the same: by which a
     * key could be lost, or a destroyed one stay for longer. A line for each.
     */
    public List<String> warnings() {
        return database.read(RiskySettings::in);
    }

    @Override
    public Optional<byte[]> find(String name) {
        return value("select value from key where name = ?", name);
    }

    @Override
    public byte[] make(String name, byte[] fresh) {
        return made(
                "insert into key (name, value) values (?, ?) on conflict do nothing",
                "select value from key where name = ?",
                name,
                fresh);
    }

    @Override
    public List<String> names(Predicate<String> isWanted) {
        return database.read(connection -> {
            database.requirePrimary(connection);
            List<String> names = new ArrayList<>();
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("select name from key")) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
            }
            return names.stream().filter(isWanted).sorted().toList();
        });
    }

    @Override
    public Optional<byte[]> findHalf(UUID record) {
        return value("select value from half where record = ?", record);
    }

    @Override
    public Map<UUID, byte[]> findHalves(Collection<UUID> records) {
        return database.read(connection -> {
            database.requirePrimary(connection);
            Map<UUID, byte[]> found = new HashMap<>();
            try (PreparedStatement statement =
                    connection.prepareStatement("select record, value from half where record = any (?)")) {
                statement.setArray(1, connection.createArrayOf("uuid", records.toArray()));
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        found.put(rows.getObject(1, UUID.class), rows.getBytes(2));
                    }
                }
            }
            return found;
        });
    }

    @Override
    public byte[] makeHalf(UUID record, byte[] fresh) {
        return made(MAKE_HALF, "select value from half where record = ?", record, fresh);
    }

    @Override
    public void makeHalves(Map<UUID, byte[]> fresh) {
        database.change(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(MAKE_HALF)) {
                for (Map.Entry<UUID, byte[]> one : fresh.entrySet()) {
                    statement.setObject(1, one.getKey());
                    statement.setBytes(2, one.getValue());
                    statement.addBatch();
                }
                int[] _ = statement.executeBatch();
            }
        });
    }

    @Override
    public void halves(BiConsumer<UUID, byte[]> visitor) {
        UUID last = new UUID(0, 0);
        while (true) {
            UUID after = last;
            SequencedMap<UUID, byte[]> some = database.read(connection -> {
                database.requirePrimary(connection);
                return halvesAfter(connection, after);
            });
            some.forEach(visitor);
            if (some.size() < HALVES_AT_ONCE) {
                return;
            }
            last = some.lastEntry().getKey();
        }
    }

    @Override
    public void forgetAll() {
        database.change(connection -> {
            try (Statement statement = connection.createStatement()) {
                int _ = statement.executeUpdate("delete from key");
                int _ = statement.executeUpdate("delete from half");
            }
        });
        boolean _ = scrub(true);
    }

    /** Its log is a table, which is there as long as the store is. */
    @Override
    public void begin() {
        // Nothing to do.
    }

    @Override
    public boolean hasLog() {
        return true;
    }

    @Override
    public void destroy(List<? extends DestructionLog.Destruction> named) {
        database.change(connection -> {
            log(connection, named);
            delete(connection, named);
        });
    }

    @Override
    public void destroyAgain(DestructionLog.Destruction named) {
        database.change(connection -> {
            delete(connection, List.of(named));
        });
    }

    @Override
    public void log(List<? extends DestructionLog.Destruction> named) {
        database.change(connection -> {
            log(connection, named);
        });
    }

    @Override
    public List<DestructionLog.Destruction> destroyed() {
        List<String> lines = database.read(connection -> {
            database.requirePrimary(connection);
            List<String> all = new ArrayList<>();
            try (Statement statement = connection.createStatement();
                    ResultSet rows =
                            statement.executeQuery("select what || ' ' || hash from destroyed order by number")) {
                while (rows.next()) {
                    all.add(rows.getString(1));
                }
            }
            return all;
        });
        return DestructionLines.read(lines, database.place());
    }

    /**
     * A deleted row stays in its page, and in PostgreSQL's log of changes. So the tables from which something was destroyed are
     * written anew, and the log is begun anew and what is no longer needed of it is deleted.
     */
    @Override
    public boolean scrub(boolean everything) {
        boolean isRewritten = database.writeLong(connection -> asked(connection, "select rewrite(" + everything + ")"));
        boolean isOpen = isRewritten
                || database.read(connection ->
                        asked(connection, "select exists (select from rewritten where flushed_at is null)"));
        if (isOpen) {
            boolean _ = database.writeLong(connection -> asked(connection, "select begin_log()"));
            boolean _ = database.writeLong(connection -> asked(connection, "select flush()"));
        }
        return isOpen;
    }

    private byte[] made(String insert, String select, Object name, byte[] fresh) {
        database.change(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(insert)) {
                statement.setObject(1, name);
                statement.setBytes(2, fresh);
                if (statement.executeUpdate() == 0) {
                    boolean _ = asked(connection, "select pg_logical_emit_message(true, 'nsor-keys', '') is not null");
                }
            }
        });
        // Where it was destroyed by another at this very moment, what it would have encrypted is lost with it.
        return value(select, name)
                .orElseThrow(() ->
                        new IllegalStateException("A key was destroyed while it was made, in " + database.place()));
    }

    private Optional<byte[]> value(String select, Object name) {
        return database.read(connection -> {
            try (PreparedStatement statement =
                    connection.prepareStatement("select (" + select + ")" + KeyDatabase.AND_PRIMARY)) {
                statement.setObject(1, name);
                try (ResultSet row = statement.executeQuery()) {
                    row.next();
                    database.requirePrimary(row);
                    return Optional.ofNullable(row.getBytes(1));
                }
            }
        });
    }

    private static SequencedMap<UUID, byte[]> halvesAfter(Connection connection, UUID after) throws SQLException {
        SequencedMap<UUID, byte[]> some = new LinkedHashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(
                "select record, value from half where record > ? order by record limit ?")) {
            statement.setObject(1, after);
            statement.setInt(2, HALVES_AT_ONCE);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    some.put(rows.getObject(1, UUID.class), rows.getBytes(2));
                }
            }
        }
        return some;
    }

    private static void delete(Connection connection, List<? extends DestructionLog.Destruction> named)
            throws SQLException {
        for (DestructionLog.Destruction one : named) {
            switch (one) {
                case DestructionLog.NamedKey(String name) -> delete(connection, "delete from key where name = ?", name);
                case DestructionLog.ErasedRecord erased ->
                    delete(connection, "delete from half where record = ?", erased.record());
            }
        }
    }

    private static void delete(Connection connection, String delete, Object name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(delete)) {
            statement.setObject(1, name);
            int _ = statement.executeUpdate();
        }
    }

    /** One at a time, since each line follows from the one before. */
    private static void log(Connection connection, List<? extends DestructionLog.Destruction> named)
            throws SQLException {
        boolean _ = asked(connection, "select pg_advisory_xact_lock(hashtext(current_schema())) is not null");
        long number = 0;
        String before = DestructionLines.BEGINNING;
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("select number, hash from destroyed order by number desc limit 1")) {
            if (row.next()) {
                number = row.getLong(1);
                before = row.getString(2);
            }
        }
        try (PreparedStatement insert =
                connection.prepareStatement("insert into destroyed (number, what, hash) values (?, ?, ?)")) {
            for (DestructionLog.Destruction one : named) {
                String text = DestructionLines.text(one);
                before = DestructionLines.hash(before, text);
                number++;
                insert.setLong(1, number);
                insert.setString(2, text);
                insert.setString(3, before);
                insert.addBatch();
            }
            int[] _ = insert.executeBatch();
        }
    }

    private static boolean asked(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getBoolean(1);
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
