package pk.gov.nsor.foundation.audit.sealing;

import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import pk.gov.nsor.foundation.audit.proof.MerkleHash;

/**
 * The progress of sealing, from the database.
 *
 * @param size leaves sealed
 * @param root of the tree of these
 * @param lastTransaction the transaction of the last one, 0 before the first
 * @param lastEntry the identifier of the last one, 0 before the first
 * @param oldestOpen the oldest transaction that has not ended: all below have
 * @param newestWritten the newest transaction that any entry is of, 0 where there is none
 * @param nextTransaction what the next transaction will be called
 * @param signedAt when the last checkpoint was signed; null before the first
 */
record SealedState(
        long size,
        byte[] root,
        long lastTransaction,
        long lastEntry,
        long oldestOpen,
        long newestWritten,
        long nextTransaction,
        @Nullable Instant signedAt) {

    static SealedState read(JdbcTemplate jdbc) {
        SealedState state = jdbc.queryForObject(
                """
                select coalesce(next_leaf, 0), root, coalesce(last_transaction::text, '0')::bigint,
                       coalesce(last_entry, 0), audit.numbered(pg_snapshot_xmin(now))::text::bigint,
                       coalesce((select transaction from audit.entry order by transaction desc limit 1)::text,
                                '0')::bigint,
                       audit.numbered(pg_snapshot_xmax(now))::text::bigint,
                       (select signed_at from audit.checkpoint order by id desc limit 1)
                from pg_current_snapshot() now
                left join lateral (select * from audit.sealed order by next_leaf desc limit 1) last on true
                """,
                (row, number) -> new SealedState(
                        row.getLong(1),
                        rootOr(row.getBytes(2)),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5),
                        row.getLong(6),
                        row.getLong(7),
                        instant(row.getObject(8, OffsetDateTime.class))));
        if (state == null) {
            throw new IllegalStateException("A query for one row gave none");
        }
        return state;
    }

    /** @throws TransactionsRestartedException where the database's transactions are below those of entries */
    void checkTransactions() {
        // An entry that is read was written by a transaction that had begun, so that the next one is above it.
        long newest = Math.max(lastTransaction, newestWritten);
        if (newest >= nextTransaction) {
            throw new TransactionsRestartedException(newest, nextTransaction);
        }
    }

    /** Whether entries wait, for an older transaction as a rule. */
    boolean isBehind() {
        return newestWritten > lastTransaction;
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static byte[] rootOr(byte @Nullable [] root) {
        return root == null ? MerkleHash.emptyRoot() : root;
    }
}
