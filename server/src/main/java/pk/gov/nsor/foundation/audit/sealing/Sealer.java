package pk.gov.nsor.foundation.audit.sealing;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import pk.gov.nsor.foundation.audit.proof.LeafEncoding;
import pk.gov.nsor.foundation.audit.proof.MerkleHash;
import pk.gov.nsor.foundation.audit.proof.TileBuilder;
import pk.gov.nsor.foundation.audit.proof.TileBuilder.Tile;
import pk.gov.nsor.foundation.audit.proof.TimeLimits;

/**
 * Makes leaves of entries, batch after batch. Of several sealers, in any processes, only one works at a time; each
 * continues from the state in the database. See ADR 46.
 */
public final class Sealer {

    private static final Logger LOG = LoggerFactory.getLogger(Sealer.class);

    /** The advisory lock that a transaction takes to add to the tree or to sign it. */
    static final String LOCK = "hashtextextended('audit.sealed', 0)";

    private static final int BATCH = 4096;

    /** The most leaves of other sealers that are held in memory at once. */
    private static final int MOST_CAUGHT_UP = 1 << 16;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final TileRoots roots;
    private final int batch;

    // The state in memory after the last committed transaction; null before the first.
    private @Nullable TileBuilder tree;

    public Sealer(JdbcTemplate jdbc, PlatformTransactionManager transactions, Clock clock, TileRoots roots) {
        this(jdbc, transactions, clock, roots, BATCH);
    }

    Sealer(JdbcTemplate jdbc, PlatformTransactionManager transactions, Clock clock, TileRoots roots, int batch) {
        this.jdbc = new JdbcTemplate(Objects.requireNonNull(jdbc.getDataSource()));
        this.jdbc.setFetchSize(batch);
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
        this.roots = roots;
        this.batch = batch;
    }

    /**
     * Seals the next entries that are complete, some thousands at most.
     *
     * @return how many; fewer than there are only where another process is sealing
     * @throws BrokenTreeException where what is stored does not go on from what this process has seen
     * @throws TransactionsRestartedException where the database was restored from a dump
     */
    public synchronized int sealNext() {
        return sealNext(false);
    }

    /** Seals all that is complete now, and waits where another process is sealing. */
    public synchronized void sealAll() {
        int sealed;
        do {
            sealed = sealNext(true);
        } while (sealed == batch);
    }

    private int sealNext(boolean waits) {
        TileBuilder after = transaction.execute(status -> sealLocked(waits));
        if (after == null) {
            return 0;
        }
        int sealed = (int) (after.size() - (tree == null ? 0 : tree.size()));
        tree = after;
        return sealed;
    }

    /** The tree with the next batch; null where there is nothing to do, or another process is sealing. */
    private @Nullable TileBuilder sealLocked(boolean waits) {
        if (!lock(waits)) {
            return null;
        }
        SealedState state = SealedState.read(jdbc);
        state.checkTransactions();
        tree = caughtUp(state);
        TileBuilder after = tree.copy();
        Batch next = read(state, after);
        if (next.entries.isEmpty()) {
            return null;
        }
        store(next, after);
        return after;
    }

    private boolean lock(boolean waits) {
        if (waits) {
            jdbc.query("select pg_advisory_xact_lock(" + LOCK + ")", row -> {});
            return true;
        }
        return Boolean.TRUE.equals(
                jdbc.queryForObject("select pg_try_advisory_xact_lock(" + LOCK + ")", Boolean.class));
    }

    /**
     * The tree in memory, brought up to the stored state; what others have sealed meanwhile is read, and compared with
     * their root.
     */
    private TileBuilder caughtUp(SealedState state) {
        TileBuilder known = tree;
        if (known == null) {
            known = TileBuilder.at(state.size(), new StoredTree(jdbc, roots, state.size()));
        } else if (known.size() > state.size()) {
            throw new BrokenTreeException("This process has seen " + known.size() + " leaves sealed, and "
                    + state.size() + " are stored: batches were removed, or an older database is in place");
        } else if (known.size() < state.size()) {
            known = known.copy();
            List<Tile> full = new ArrayList<>();
            StoredTree stored = new StoredTree(jdbc, roots, state.size());
            while (known.size() < state.size()) {
                int count = (int) Math.min(state.size() - known.size(), MOST_CAUGHT_UP);
                for (byte[] leaf : stored.leaves(known.size(), count)) {
                    known.append(leaf, full);
                }
                full.clear();
            }
        }
        if (!Arrays.equals(known.root(), state.root())) {
            throw new BrokenTreeException("The tree of " + state.size()
                    + " leaves has another root than the one stored: a batch or tile was changed, or there is a fork");
        }
        return known;
    }

    private Batch read(SealedState state, TileBuilder after) {
        long earliest = state.signedAt() == null
                ? Long.MIN_VALUE
                : micros(state.signedAt().minus(TimeLimits.BACK));
        long latest = micros(clock.instant().plus(TimeLimits.CLOCKS));
        Batch next = new Batch(after.size(), new ArrayList<>(batch), new ArrayList<>(batch), new ArrayList<>());
        jdbc.query(
                "select " + EntryRow.COLUMNS + ", transaction::text from audit.entry"
                        + " where (transaction, id) > (?::text::xid8, ?)"
                        + " and transaction < audit.numbered(pg_snapshot_xmin(pg_current_snapshot()))"
                        + " order by entry.transaction, entry.id limit ?",
                row -> {
                    LeafEncoding leaf = EntryRow.leaf(row);
                    byte[] hash = leaf.hash();
                    if (leaf.occurredAt() < earliest || leaf.occurredAt() > latest) {
                        next.misdated.add(new Misdated(leaf.id(), after.size(), leaf.occurredAt()));
                    }
                    next.entries.add(leaf.id());
                    next.hashes.add(hash);
                    next.lastTransaction = row.getString("transaction");
                    after.append(hash, next.full);
                },
                Long.toString(state.lastTransaction()),
                state.lastEntry(),
                batch);
        return next;
    }

    private void store(Batch next, TileBuilder after) {
        jdbc.execute((ConnectionCallback<Integer>) connection -> {
            try (PreparedStatement insert = connection.prepareStatement("""
                    insert into audit.sealed (first_leaf, next_leaf, entry_ids, entry_range, leaf_hashes,
                        last_transaction, last_entry, root, sealed_at)
                    values (?, ?, ?, int8range(?, ?, '[]'), ?, ?::text::xid8, ?, ?, ?)
                    """)) {
                insert.setLong(1, next.first);
                insert.setLong(2, after.size());
                insert.setArray(3, ids(connection, next.entries));
                insert.setLong(
                        4, next.entries.stream().mapToLong(id -> id).min().orElseThrow());
                insert.setLong(
                        5, next.entries.stream().mapToLong(id -> id).max().orElseThrow());
                insert.setBytes(6, joined(next.hashes));
                insert.setString(7, next.lastTransaction);
                insert.setLong(8, next.entries.getLast());
                insert.setBytes(9, after.root());
                insert.setObject(10, OffsetDateTime.now(clock));
                return insert.executeUpdate();
            }
        });
        tellMisdated(next.misdated);
        for (Tile tile : next.full) {
            if (tile.level() > 0) {
                jdbc.update(
                        "insert into audit.tile (level, index, hashes) values (?, ?, ?)",
                        tile.level(),
                        tile.index(),
                        joined(tile.hashes()));
            }
        }
    }

    /** It is sealed nevertheless: it stops nothing, and hides nothing. */
    private void tellMisdated(List<Misdated> misdated) {
        if (misdated.isEmpty()) {
            return;
        }
        Misdated first = misdated.getFirst();
        LOG.error(
                "{} entries of the trail say a time that cannot be, the first of them entry {} (leaf {}), of {}",
                misdated.size(),
                first.entry(),
                first.leaf(),
                Instant.EPOCH.plus(first.occurredAt(), ChronoUnit.MICROS));
        jdbc.batchUpdate(
                "insert into audit.misdated (entry_id, leaf) values (?, ?) on conflict do nothing",
                misdated.stream()
                        .map(one -> new Object[] {one.entry(), one.leaf()})
                        .toList());
    }

    private static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    private static Array ids(Connection connection, List<Long> entries) throws SQLException {
        return connection.createArrayOf("bigint", entries.toArray(Long[]::new));
    }

    private static byte[] joined(List<byte[]> hashes) {
        byte[] joined = new byte[hashes.size() * MerkleHash.BYTES];
        for (int index = 0; index < hashes.size(); index++) {
            System.arraycopy(hashes.get(index), 0, joined, index * MerkleHash.BYTES, MerkleHash.BYTES);
        }
        return joined;
    }

    private record Misdated(long entry, long leaf, long occurredAt) {}

    /** What is sealed in one transaction. */
    private static final class Batch {

        private final long first;
        private final List<Long> entries;
        private final List<byte[]> hashes;
        private final List<Tile> full;
        private final List<Misdated> misdated = new ArrayList<>();
        private String lastTransaction = "";

        Batch(long first, List<Long> entries, List<byte[]> hashes, List<Tile> full) {
            this.first = first;
            this.entries = entries;
            this.hashes = hashes;
            this.full = full;
        }
    }
}
