package pk.gov.nsor.foundation.audit;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.audit.proof.ConsistencyProof;
import pk.gov.nsor.foundation.audit.proof.InclusionProof;
import pk.gov.nsor.foundation.audit.proof.LeafEncoding;
import pk.gov.nsor.foundation.audit.sealing.EntryRow;
import pk.gov.nsor.foundation.audit.sealing.StoredTree;
import pk.gov.nsor.foundation.audit.sealing.TileRoots;

/**
 * Proofs about entries that are sealed, computed from what is stored. They prove nothing by themselves: the recipient
 * compares them with the root of a checkpoint.
 */
@Component
public class TrailProofs {

    private final JdbcTemplate jdbc;
    private final TileRoots roots;

    public TrailProofs(JdbcTemplate jdbc, TileRoots roots) {
        this.jdbc = jdbc;
        this.roots = roots;
    }

    /** For one program run, beside a server. */
    public static TrailProofs of(JdbcTemplate jdbc) {
        return new TrailProofs(jdbc, new TileRoots());
    }

    /** How many leaves are sealed. */
    public long size() {
        return jdbc
                .queryForList("select next_leaf from audit.sealed order by next_leaf desc limit 1", Long.class)
                .stream()
                .findFirst()
                .orElse(0L);
    }

    /** The leaf of an entry; empty while it has none. */
    public Optional<Long> leafOf(long entry) {
        return jdbc
                .queryForList(
                        "select first_leaf + array_position(entry_ids, ?) - 1 from audit.sealed"
                                + " where entry_range @> ? and array_position(entry_ids, ?) is not null",
                        Long.class,
                        entry,
                        entry,
                        entry)
                .stream()
                .findFirst();
    }

    /** The hashed bytes of an entry as it is now; empty where there is none. */
    public Optional<LeafEncoding> encodingOf(long entry) {
        return jdbc
                .query(
                        "select " + EntryRow.COLUMNS + " from audit.entry where id = ?",
                        (row, number) -> EntryRow.leaf(row),
                        entry)
                .stream()
                .findFirst();
    }

    /**
     * That a leaf is in the tree of a size.
     *
     * @throws IllegalArgumentException where the leaf is not below the size, or so much is not sealed
     */
    public InclusionProof inclusion(long leaf, long size) {
        return InclusionProof.of(leaf, size, tree(size));
    }

    /**
     * That the tree of a size begins with that of a smaller one.
     *
     * @throws IllegalArgumentException where the sizes are not so, or so much is not sealed
     */
    public ConsistencyProof consistency(long oldSize, long newSize) {
        return ConsistencyProof.of(oldSize, newSize, tree(newSize));
    }

    /**
     * The root of the tree of a size, computed.
     *
     * @throws IllegalArgumentException where so much is not sealed
     */
    public byte[] root(long size) {
        return tree(size).root(size);
    }

    /**
     * The hashes of a tile of the tree of a size (C2SP tlog-tiles): 256 of them, or fewer where the tree ends in it.
     *
     * @param level 0 for hashes of leaves
     * @throws IllegalArgumentException where so much is not sealed
     */
    public List<byte[]> tile(int level, long index, long size) {
        return List.copyOf(tree(size).tile(level, index));
    }

    private StoredTree tree(long size) {
        long sealed = size();
        if (size < 0 || size > sealed) {
            throw new IllegalArgumentException("Of the trail " + sealed + " entries are sealed, not " + size);
        }
        return new StoredTree(jdbc, roots, size);
    }
}
