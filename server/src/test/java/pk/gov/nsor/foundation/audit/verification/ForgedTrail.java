package pk.gov.nsor.foundation.audit.verification;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import pk.gov.nsor.foundation.audit.proof.Checkpoint;
import pk.gov.nsor.foundation.audit.proof.LeafEncoding;
import pk.gov.nsor.foundation.audit.proof.MerkleHash;
import pk.gov.nsor.foundation.audit.proof.NoteSigner;
import pk.gov.nsor.foundation.audit.proof.TreeBuilder;
import pk.gov.nsor.foundation.keys.Keys;
import pk.gov.nsor.foundation.keys.SecretDirectory;
import pk.gov.nsor.startup.launch.DatabaseAccess;
import pk.gov.nsor.testing.TestDatabase;

/**
 * A sealed trail in a database of its own, and whoever can do anything to it: the database's superuser, who has stolen the
 * signing key and knows how the register seals. Reads entry by entry, as the verifier does not.
 */
final class ForgedTrail {

    static final String ORIGIN = "nsor.gov.pk/trail";
    static final int BATCH = 8;

    private static final List<String> TABLES =
            List.of("entry", "content_key", "sealed", "tile", "checkpoint", "witnessed");

    private final TestDatabase database;
    private final NoteSigner signer;
    private final Keys keys;

    private ForgedTrail(TestDatabase database, NoteSigner signer, Keys keys) {
        this.database = database;
        this.signer = signer;
        this.keys = keys;
    }

    static ForgedTrail empty() {
        TestDatabase database = TestDatabase.migrated();
        return new ForgedTrail(
                database, signer(), new Keys(new SecretDirectory(database.data().resolve("secrets"))));
    }

    static NoteSigner signer() {
        try {
            return new NoteSigner(
                    ORIGIN, KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** As it is now, under the same keys: what a backup holds. */
    ForgedTrail copy() {
        return new ForgedTrail(database.copy(), signer, keys);
    }

    /** Remembers the trail as it is now. */
    void keep() {
        as(Stream.concat(
                        Stream.of("create schema kept"),
                        TABLES.stream().map(table -> "create table kept." + table + " as table audit." + table))
                .toArray(String[]::new));
    }

    /** The trail as it was kept, whatever was done to it since: much quicker than another copy of the whole database. */
    ForgedTrail restored() {
        as(Stream.concat(
                        Stream.of("truncate "
                                + TABLES.stream().map(table -> "audit." + table).collect(Collectors.joining(", "))
                                + " cascade"),
                        TABLES.stream()
                                .map(table -> "insert into audit." + table
                                        + " overriding system value select * from kept." + table))
                .toArray(String[]::new));
        return this;
    }

    ForgedTrail signedBy(NoteSigner other) {
        return new ForgedTrail(database, other, keys);
    }

    TestDatabase database() {
        return database;
    }

    Keys keys() {
        return keys;
    }

    NoteSigner signing() {
        return signer;
    }

    TrailVerifier verifier() {
        return new TrailVerifier(signer.verifier(), Clock.systemUTC());
    }

    DataSource asApplication() {
        DatabaseAccess access = database.application();
        return new DriverManagerDataSource(access.url(), access.user(), access.password());
    }

    /** Writes entries with content, three to a transaction, in every way an entry can be. */
    void write(int count) {
        write(count, false);
    }

    /** The same, as they were before leaves had salts, and contents commitments. */
    void writeOld(int count) {
        as("alter table audit.entry drop constraint salted");
        write(count, true);
    }

    private void write(int count, boolean isOld) {
        execute(connection -> {
            connection.setAutoCommit(false);
            for (int number = 0; number < count; number++) {
                insert(connection, number, isOld);
                if (number % 3 == 2) {
                    connection.commit();
                }
            }
            connection.commit();
            return null;
        });
    }

    private void insert(Connection connection, int number, boolean isOld) throws SQLException {
        UUID subject = number % 4 == 0 ? null : UUID.randomUUID();
        UUID key = number % 5 == 0 ? null : subject == null ? UUID.randomUUID() : subject;
        boolean isCommitted = !isOld || number % 7 != 1;
        byte[] plain = ByteBuffer.allocate(64)
                .put(32, ("{\"number\":" + number + "}").getBytes(StandardCharsets.UTF_8))
                .array();
        String action = number % 2 == 0 ? "PERSON_SEARCHED" : "PERSON_VIEWED";
        byte[] content = null;
        if (key != null) {
            byte[] wrapped = keys.newWrappedKey(key.toString());
            try (PreparedStatement insert =
                    connection.prepareStatement("insert into audit.content_key (id, wrapped_key) values (?, ?)")) {
                insert.setObject(1, key);
                insert.setBytes(2, wrapped);
                insert.executeUpdate();
            }
            content = keys.unwrap(wrapped, key.toString())
                    .encrypt(
                            plain, ((isCommitted ? "trail/2/" : "trail/1/") + action).getBytes(StandardCharsets.UTF_8));
        }
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into audit.entry (occurred_at, actor_kind, actor_id, origin, action, outcome, subject_id, purpose, link,
                    key_id, content, commitment)
                values (clock_timestamp(), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)) {
            insert.setString(1, number % 6 == 0 ? "SYSTEM" : "OFFICER");
            insert.setObject(2, number % 6 == 0 ? null : UUID.randomUUID());
            insert.setString(3, number % 6 == 0 ? "رات کا کام" : "192.0.2." + number % 250);
            insert.setString(4, action);
            insert.setString(5, number % 3 == 0 ? "REFUSED" : "DONE");
            insert.setObject(6, subject);
            insert.setString(7, number % 2 == 0 ? "COMPLAINT" : null);
            insert.setString(8, number % 2 == 0 ? null : "OWN_CASE");
            insert.setObject(9, key);
            insert.setBytes(10, content);
            insert.setBytes(11, content == null || !isCommitted ? null : MerkleHash.sha256(plain));
            insert.executeUpdate();
        }
        if (isOld) {
            try (Statement unsalt = connection.createStatement()) {
                unsalt.execute("update audit.entry set salt = null where id = lastval()");
            }
        }
    }

    /** Seals everything that is not, as the register does; or all of it anew, where nothing is sealed. */
    void seal() {
        seal(BATCH);
    }

    void seal(int batch) {
        execute(connection -> {
            TreeBuilder tree = new TreeBuilder();
            List<Row> rows = rows(connection);
            List<byte[]> hashes = rows.stream().map(Row::hash).toList();
            int sealed = number(connection, "select coalesce(max(next_leaf), 0) from audit.sealed");
            for (int leaf = 0; leaf < hashes.size(); leaf++) {
                tree.append(hashes.get(leaf));
                int next = leaf + 1;
                int first = Math.max(sealed, leaf / batch * batch);
                if (leaf >= sealed && (next % batch == 0 || next == hashes.size())) {
                    insert(connection, rows.subList(first, next), first, tree.root());
                }
                if (next % 65_536 == 0) {
                    tile(connection, hashes, next);
                }
            }
            return null;
        });
    }

    /** Signs what is sealed, stores and returns the note. */
    WitnessedCheckpoint sign() {
        return sign(Instant.now().truncatedTo(ChronoUnit.SECONDS));
    }

    /** The same with another time, or none. */
    WitnessedCheckpoint sign(@Nullable Instant time) {
        return execute(connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet last = statement.executeQuery(
                            "select next_leaf, root from audit.sealed order by first_leaf desc limit 1")) {
                last.next();
                String note = new Checkpoint(ORIGIN, last.getLong(1), last.getBytes(2), time)
                        .sign(signer)
                        .format();
                try (PreparedStatement insert = connection.prepareStatement(
                        "insert into audit.checkpoint (size, root, note, signed_at) values (?, ?, ?, now())")) {
                    insert.setLong(1, last.getLong(1));
                    insert.setBytes(2, last.getBytes(2));
                    insert.setString(3, note);
                    insert.executeUpdate();
                }
                return WitnessedCheckpoint.of("witness of " + last.getLong(1), note);
            }
        });
    }

    /** Does as the superuser. */
    void as(String... statements) {
        execute(connection -> {
            try (Statement statement = connection.createStatement()) {
                for (String one : statements) {
                    statement.execute(one);
                }
            }
            return null;
        });
    }

    /** Forgets all seals and makes them anew with hashes, roots and tiles as the entries are now. */
    void sealAnew() {
        as("truncate audit.sealed, audit.tile, audit.checkpoint, audit.witnessed cascade");
        seal();
    }

    /** The entry that is the leaf of that index. */
    long entry(int leaf) {
        return execute(connection -> (long) number(
                connection,
                "select entry_ids[" + leaf + " - first_leaf + 1] from audit.sealed where " + leaf
                        + " >= first_leaf and " + leaf + " < next_leaf"));
    }

    long count(String sql) {
        return execute(connection -> (long) number(connection, sql));
    }

    List<String> texts(String sql) {
        return execute(connection -> {
            List<String> found = new ArrayList<>();
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(sql)) {
                while (row.next()) {
                    found.add(row.getString(1));
                }
            }
            return found;
        });
    }

    /** The sealed hashes of a batch, as PostgreSQL writes them. */
    String hashes(int firstLeaf) {
        return execute(connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(
                            "select leaf_hashes::text from audit.sealed where first_leaf = " + firstLeaf)) {
                row.next();
                return row.getString(1);
            }
        });
    }

    private record Row(long id, String transaction, byte[] hash) {}

    private static List<Row> rows(Connection connection) throws SQLException {
        List<Row> found = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select * from audit.entry order by transaction, id")) {
            while (row.next()) {
                byte[] content = row.getBytes("content");
                LeafEncoding leaf = new LeafEncoding(
                        row.getLong("id"),
                        ChronoUnit.MICROS.between(
                                Instant.EPOCH,
                                row.getObject("occurred_at", OffsetDateTime.class)
                                        .toInstant()),
                        row.getString("actor_kind"),
                        row.getObject("actor_id", UUID.class),
                        row.getString("origin"),
                        row.getString("action"),
                        row.getString("outcome"),
                        row.getObject("subject_id", UUID.class),
                        row.getString("purpose"),
                        row.getString("link"),
                        row.getObject("key_id", UUID.class),
                        content == null ? null : MerkleHash.sha256(content),
                        row.getBytes("commitment"),
                        row.getBytes("salt"));
                found.add(new Row(leaf.id(), row.getString("transaction"), leaf.hash()));
            }
        }
        return found;
    }

    private static void insert(Connection connection, List<Row> rows, int first, byte[] root) throws SQLException {
        ByteBuffer hashes = ByteBuffer.allocate(MerkleHash.BYTES * rows.size());
        rows.forEach(row -> hashes.put(row.hash()));
        Long[] ids = rows.stream().map(Row::id).toArray(Long[]::new);
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into audit.sealed (first_leaf, next_leaf, entry_ids, entry_range, leaf_hashes, last_transaction,
                    last_entry, root, sealed_at)
                values (?, ?, ?, int8range(?, ?, '[]'), ?, ?::xid8, ?, ?, now())
                """)) {
            insert.setLong(1, first);
            insert.setLong(2, first + rows.size());
            insert.setArray(3, connection.createArrayOf("bigint", ids));
            insert.setLong(4, rows.stream().mapToLong(Row::id).min().orElseThrow());
            insert.setLong(5, rows.stream().mapToLong(Row::id).max().orElseThrow());
            insert.setBytes(6, hashes.array());
            insert.setString(7, rows.getLast().transaction());
            insert.setLong(8, rows.getLast().id());
            insert.setBytes(9, root);
            insert.executeUpdate();
        }
    }

    private static void tile(Connection connection, List<byte[]> hashes, int next) throws SQLException {
        ByteBuffer tile = ByteBuffer.allocate(MerkleHash.BYTES * 256);
        for (int part = next - 65_536; part < next; part += 256) {
            TreeBuilder below = new TreeBuilder();
            hashes.subList(part, part + 256).forEach(below::append);
            tile.put(below.root());
        }
        try (PreparedStatement insert =
                connection.prepareStatement("insert into audit.tile (level, index, hashes) values (1, ?, ?)")) {
            insert.setLong(1, next / 65_536 - 1);
            insert.setBytes(2, tile.array());
            insert.executeUpdate();
        }
    }

    private static int number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getInt(1);
        }
    }

    private <T> T execute(Work<T> work) {
        try (Connection connection = database.superuser().connect()) {
            return work.on(connection);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @FunctionalInterface
    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }
}
