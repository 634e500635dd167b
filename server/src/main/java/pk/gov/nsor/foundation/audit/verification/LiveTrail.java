package pk.gov.nsor.foundation.audit.verification;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGStatement;
import pk.gov.nsor.foundation.audit.proof.LeafEncoding;

/** The trail in the database, in one snapshot that two connections share: one copies the entries out, one reads the rest. */
final class LiveTrail implements TrailSource {

    /** Rows of batches that are fetched at once. */
    private static final int FETCHED = 16;
    /** Entries behind the last batch of which the identifiers are kept. */
    private static final int TAIL_IDS = 10_000;

    private static final int ENTRY_BYTES = 256;
    private static final int ARRAY_HEADER = 20;
    private static final int ARRAY_ELEMENT = 12;

    private final Connection control;
    private final Connection copying;
    private final CopiedEntries entries;
    private final ResultSet batches;
    private final boolean withContents;
    private long before = Long.MAX_VALUE;

    private LiveTrail(
            Connection control, Connection copying, CopiedEntries entries, ResultSet batches, boolean withContents) {
        this.control = control;
        this.copying = copying;
        this.entries = entries;
        this.batches = batches;
        this.withContents = withContents;
    }

    /**
     * @param withContents whether to keep the encrypted contents
     * @throws UnreadableTrailException where the database cannot be reached or read
     */
    static LiveTrail open(DataSource database, boolean withContents) {
        Connection control = null;
        Connection copying = null;
        try {
            control = begun(database);
            copying = begun(database);
            try (Statement statement = control.createStatement();
                    ResultSet exported = statement.executeQuery("select pg_export_snapshot()")) {
                exported.next();
                try (Statement shared = copying.createStatement()) {
                    shared.execute("set transaction snapshot '" + exported.getString(1) + "'");
                    // In the order of an index, which is that in which they were written: no sorting, and no waiting
                    // for it.
                    shared.execute("set local enable_seqscan = off");
                    shared.execute("set local enable_bitmapscan = off");
                    shared.execute("set local jit = off");
                }
            }
            ResultSet batches = batches(control);
            CopiedEntries entries = new CopiedEntries(copying.unwrap(PGConnection.class));
            return new LiveTrail(control, copying, entries, batches, withContents);
        } catch (SQLException unreadable) {
            undo(control);
            undo(copying);
            throw unreadable(unreadable);
        }
    }

    /** Ends before the batch with a leaf of this index. */
    void endBefore(long leaf) {
        before = leaf;
    }

    @Override
    public StoredTiles head(Consumer<List<StoredCheckpoint>> checkpoints, Consumer<List<Cosignature>> cosignatures) {
        try {
            tell(checkpoints);
            tellCosignatures(cosignatures);
            return tiles();
        } catch (SQLException unreadable) {
            throw unreadable(unreadable);
        }
    }

    @Override
    public boolean isLive() {
        return true;
    }

    @Override
    public @Nullable SealedBatch next() {
        try {
            if (!batches.next() || batches.getLong("next_leaf") > before) {
                return null;
            }
            long lastTransaction = Long.parseUnsignedLong(batches.getString("last_transaction"));
            long lastEntry = batches.getLong("last_entry");
            long[] ids = ids(batches.getBytes("entry_ids"));
            PackedLeaves found = PackedLeaves.withRoom(Math.multiplyExact(ids.length, ENTRY_BYTES));
            if (withContents) {
                found.withContents();
            }
            while (entries.isThere() && isUpTo(lastTransaction, lastEntry)) {
                entries.take(found);
            }
            return new SealedBatch(
                    batches.getLong("first_leaf"),
                    batches.getLong("next_leaf"),
                    lastTransaction,
                    lastEntry,
                    batches.getBytes("root"),
                    ids,
                    batches.getBytes("leaf_hashes"),
                    found,
                    withContents ? contentKeys(found) : Map.of(),
                    withContents ? named(ids) : null);
        } catch (SQLException unreadable) {
            throw unreadable(unreadable);
        }
    }

    @Override
    public Tail tail() {
        try {
            if (!entries.isThere()) {
                return Tail.NONE;
            }
            long oldest = Long.MAX_VALUE;
            long newest = Long.MIN_VALUE;
            List<Long> ids = new ArrayList<>();
            long count = 0;
            for (; entries.isThere(); entries.skip()) {
                if (count++ < TAIL_IDS) {
                    ids.add(entries.id());
                }
                oldest = Math.min(oldest, entries.occurredAt());
                newest = Math.max(newest, entries.occurredAt());
            }
            return new Tail(
                    count,
                    Instant.EPOCH.plus(oldest, ChronoUnit.MICROS),
                    Instant.EPOCH.plus(newest, ChronoUnit.MICROS),
                    ids);
        } catch (SQLException unreadable) {
            throw unreadable(unreadable);
        }
    }

    /** What a process has seen to go before it was sealed. */
    @Override
    public List<Finding> findings() {
        List<Finding> found = new ArrayList<>();
        try (Statement statement = control.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select entry_id, was_changed from audit.loss order by entry_id limit 1000")) {
            while (rows.next()) {
                found.add(new Finding(
                        rows.getBoolean(2) ? FindingKind.ENTRY_CHANGED : FindingKind.ENTRY_DELETED,
                        null,
                        rows.getLong(1),
                        "the process that wrote it saw that it was " + (rows.getBoolean(2) ? "changed" : "removed")
                                + " before it was sealed"));
            }
            return found;
        } catch (SQLException unreadable) {
            throw unreadable(unreadable);
        }
    }

    @Override
    public void close() {
        entries.close();
        undo(copying);
        undo(control);
    }

    private boolean isUpTo(long lastTransaction, long lastEntry) {
        int order = Long.compareUnsigned(entries.transaction(), lastTransaction);
        return order < 0 || (order == 0 && entries.id() <= lastEntry);
    }

    private void tell(Consumer<List<StoredCheckpoint>> checkpoints) throws SQLException {
        List<StoredCheckpoint> some = new ArrayList<>();
        try (PreparedStatement select =
                        prepared(control, "select id, size, root, note from audit.checkpoint order by id", AT_ONCE);
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                some.add(new StoredCheckpoint(
                        rows.getLong("id"), rows.getLong("size"), rows.getBytes("root"), rows.getString("note")));
                if (some.size() == AT_ONCE) {
                    checkpoints.accept(some);
                    some = new ArrayList<>();
                }
            }
        }
        checkpoints.accept(some);
    }

    private void tellCosignatures(Consumer<List<Cosignature>> cosignatures) throws SQLException {
        List<Cosignature> some = new ArrayList<>();
        try (PreparedStatement select = prepared(control, """
                        select witness, checkpoint_id, note, cosignature
                        from audit.witnessed join audit.checkpoint on checkpoint.id = checkpoint_id
                        where cosignature is not null order by checkpoint_id, witness
                        """, AT_ONCE);
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                some.add(new Cosignature(
                        rows.getString("witness"),
                        rows.getLong("checkpoint_id"),
                        rows.getString("note"),
                        rows.getString("cosignature")));
                if (some.size() == AT_ONCE) {
                    cosignatures.accept(some);
                    some = new ArrayList<>();
                }
            }
        }
        cosignatures.accept(some);
    }

    private StoredTiles tiles() throws SQLException {
        StoredTiles found = new StoredTiles();
        try (PreparedStatement select = prepared(control, "select level, index, hashes from audit.tile", 64);
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                found.add(rows.getInt("level"), rows.getLong("index"), rows.getBytes("hashes"));
            }
        }
        return found;
    }

    private static ResultSet batches(Connection control) throws SQLException {
        return prepared(control, """
                        select first_leaf, next_leaf, array_send(entry_ids) as entry_ids, leaf_hashes,
                            last_transaction::text as last_transaction, last_entry, root
                        from audit.sealed order by first_leaf
                        """, FETCHED).executeQuery();
    }

    private static PreparedStatement prepared(Connection connection, String sql, int fetched) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        // Bytes as bytes from the first row on, instead of twice as many digits.
        statement.unwrap(PGStatement.class).setPrepareThreshold(-1);
        statement.setFetchSize(fetched);
        return statement;
    }

    private Map<UUID, byte[]> contentKeys(PackedLeaves found) throws SQLException {
        Set<UUID> ids = new HashSet<>();
        for (int row = 0; row < found.count(); row++) {
            if (found.content(row) != null) {
                ids.add(Objects.requireNonNull(
                        LeafEncoding.decode(found.encoding(row)).keyId()));
            }
        }
        Map<UUID, byte[]> wrapped = new HashMap<>();
        try (PreparedStatement select =
                control.prepareStatement("select id, wrapped_key from audit.content_key where id = any (?)")) {
            select.setArray(1, control.createArrayOf("uuid", ids.toArray()));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    wrapped.put(rows.getObject("id", UUID.class), rows.getBytes("wrapped_key"));
                }
            }
        }
        return wrapped;
    }

    /** Of the sealed entries that name people: the hash of them all, as their contents have it. */
    private Map<Long, byte[]> named(long[] ids) throws SQLException {
        Map<Long, byte[]> named = new HashMap<>();
        try (PreparedStatement select = control.prepareStatement("""
                select n.entry_id, sha256(string_agg(uuid_send(p.id), ''::bytea order by p.id)
                    || case when bool_or(n.taken) then '\\x01' else '' end::bytea) as hash
                from audit.named n cross join lateral unnest(n.people) p (id)
                where n.entry_id = any (?) group by n.entry_id
                """)) {
            select.setArray(
                    1, control.createArrayOf("int8", Arrays.stream(ids).boxed().toArray()));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    named.put(rows.getLong("entry_id"), rows.getBytes("hash"));
                }
            }
        }
        return named;
    }

    /** What {@code array_send} makes of identifiers: a header, then each with its length in front. */
    private static long[] ids(byte[] sent) {
        long[] ids = new long[Math.max(0, (sent.length - ARRAY_HEADER) / ARRAY_ELEMENT)];
        ByteBuffer bytes = ByteBuffer.wrap(sent);
        for (int at = 0; at < ids.length; at++) {
            ids[at] = bytes.getLong(ARRAY_HEADER + at * ARRAY_ELEMENT + Integer.BYTES);
        }
        return ids;
    }

    private static Connection begun(DataSource database) throws SQLException {
        Connection connection = database.getConnection();
        try {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("set transaction isolation level repeatable read, read only");
            }
            return connection;
        } catch (SQLException failed) {
            connection.close();
            throw failed;
        }
    }

    private static void undo(@Nullable Connection connection) {
        if (connection == null) {
            return;
        }
        try (Connection closed = connection) {
            closed.rollback();
            closed.setAutoCommit(true);
        } catch (SQLException gone) {
            // Nothing was written.
        }
    }

    private static UnreadableTrailException unreadable(SQLException cause) {
        return new UnreadableTrailException("The trail cannot be read from the database: " + cause.getMessage(), cause);
    }
}
