package pk.gov.nsor.foundation.audit.sealing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import pk.gov.nsor.foundation.audit.proof.MerkleHash;
import pk.gov.nsor.foundation.audit.proof.TileBuilder;
import pk.gov.nsor.foundation.audit.proof.TreeNodes;

/**
 * The stored tree: hashes of leaves with their batches, and full tiles above. Reads each requested tile once. For one
 * computation by one thread.
 */
public final class StoredTree implements TreeNodes {

    private static final int WIDTH = TileBuilder.WIDTH;

    private final JdbcTemplate jdbc;
    private final TileRoots roots;
    private final long size;
    private final Map<Place, List<byte[]>> read = new HashMap<>();

    /** @param size how many leaves are sealed, or a number below: what it may read */
    public StoredTree(JdbcTemplate jdbc, TileRoots roots, long size) {
        this.jdbc = jdbc;
        this.roots = roots;
        this.size = size;
    }

    @Override
    public byte[] node(int height, long index) {
        int level = height / TileBuilder.HEIGHT;
        int within = height % TileBuilder.HEIGHT;
        long first = index << within;
        List<byte[]> tile = tile(level, first / WIDTH);
        int from = (int) (first % WIDTH);
        int to = from + (1 << within);
        if (to > tile.size()) {
            throw new IllegalArgumentException(
                    "A tree of " + size + " leaves has no subtree of height " + height + " at " + index);
        }
        return within == 0 ? tile.get(from) : subtree(tile, from, to);
    }

    /** The hashes of a tile, fewer than its width where the tree ends in it. */
    public List<byte[]> tile(int level, long index) {
        return read.computeIfAbsent(new Place(level, index), place -> readTile(level, index));
    }

    private List<byte[]> readTile(int level, long index) {
        long count = size >>> (level * TileBuilder.HEIGHT);
        int width = (int) Math.clamp(count - index * WIDTH, 0, WIDTH);
        if (width == 0) {
            return List.of();
        }
        if (level == 0) {
            return leaves(index * WIDTH, width);
        }
        return width == WIDTH ? stored(level, index, 1).getFirst() : rootsBelow(level, index * WIDTH, width);
    }

    /** The roots of full tiles of the level below; tiles that are not full are not stored. */
    private List<byte[]> rootsBelow(int level, long first, int width) {
        // Of a tree that grows, those known come first.
        List<byte[]> hashes = new ArrayList<>(roots.known(level, first, width));
        long next = first + hashes.size();
        int missing = width - hashes.size();
        if (missing == 0) {
            return hashes;
        }
        List<List<byte[]>> below =
                level == 1 ? tilesOfLeaves(leaves(next * WIDTH, missing * WIDTH)) : stored(level - 1, next, missing);
        for (List<byte[]> tile : below) {
            byte[] root = TileBuilder.rootOf(tile);
            roots.put(level, first + hashes.size(), root);
            hashes.add(root);
        }
        return hashes;
    }

    private static List<List<byte[]>> tilesOfLeaves(List<byte[]> leaves) {
        List<List<byte[]>> tiles = new ArrayList<>();
        for (int from = 0; from < leaves.size(); from += WIDTH) {
            tiles.add(leaves.subList(from, from + WIDTH));
        }
        return tiles;
    }

    private List<List<byte[]>> stored(int level, long first, int count) {
        List<List<byte[]>> tiles = jdbc.query(
                "select hashes from audit.tile where level = ? and index >= ? and index < ? order by index",
                (row, number) -> split(row.getBytes(1)),
                level,
                first,
                first + count);
        if (tiles.size() != count) {
            throw new BrokenTreeException("Of tiles " + first + " to " + (first + count - 1) + " of level " + level
                    + " " + tiles.size() + " are there");
        }
        return tiles;
    }

    /** Hashes of leaves, out of the batches that hold them. */
    List<byte[]> leaves(long first, int count) {
        List<byte[]> leaves = new ArrayList<>(count);
        long end = first + count;
        jdbc.query(
                """
                select greatest(first_leaf, ?),
                       substring(leaf_hashes from (greatest(0, ? - first_leaf) * 32 + 1)::int
                                 for ((least(next_leaf, ?) - greatest(first_leaf, ?)) * 32)::int)
                from audit.sealed where int8range(first_leaf, next_leaf) && int8range(?, ?) order by first_leaf
                """,
                row -> {
                    if (row.getLong(1) != first + leaves.size()) {
                        throw new BrokenTreeException("No batch holds leaf " + (first + leaves.size()));
                    }
                    leaves.addAll(split(row.getBytes(2)));
                },
                first,
                first,
                end,
                first,
                first,
                end);
        if (leaves.size() != count) {
            throw new BrokenTreeException("No batch holds leaf " + (first + leaves.size()));
        }
        return leaves;
    }

    private static byte[] subtree(List<byte[]> hashes, int from, int to) {
        if (to - from == 1) {
            return hashes.get(from);
        }
        int middle = (from + to) / 2;
        return MerkleHash.node(subtree(hashes, from, middle), subtree(hashes, middle, to));
    }

    /** One after another in an array: how hashes are stored. */
    static List<byte[]> split(byte[] hashes) {
        List<byte[]> split = new ArrayList<>(hashes.length / MerkleHash.BYTES);
        for (int from = 0; from < hashes.length; from += MerkleHash.BYTES) {
            split.add(Arrays.copyOfRange(hashes, from, from + MerkleHash.BYTES));
        }
        return split;
    }

    private record Place(int level, long index) {}
}
