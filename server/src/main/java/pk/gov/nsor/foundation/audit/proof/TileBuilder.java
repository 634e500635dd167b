package pk.gov.nsor.foundation.audit.proof;

import java.util.ArrayList;
import java.util.List;

/**
 * Extends a tree and reports which tiles have become full (C2SP tlog-tiles): a tile holds {@value #WIDTH} hashes,
 * those of level 0 of leaves, those above of full tiles of the level below. Not for several threads at once.
 */
public final class TileBuilder {

    /** Hashes in a full tile. */
    public static final int WIDTH = 256;

    /** The height of a tile in the tree: 2 to the power of it is its width. */
    public static final int HEIGHT = 8;

    private final TreeBuilder tree;
    private final List<List<byte[]>> partial;

    /** A tree without leaves. */
    public TileBuilder() {
        this(new TreeBuilder(), new ArrayList<>());
    }

    private TileBuilder(TreeBuilder tree, List<List<byte[]>> partial) {
        this.tree = tree;
        this.partial = partial;
    }

    /**
     * A full tile.
     *
     * @param level 0 for one of leaves
     * @param index its position in its level, from 0
     * @param hashes {@value #WIDTH} of them
     */
    public record Tile(int level, long index, List<byte[]> hashes) {}

    /** Continues from the tree of the first leaves. */
    public static TileBuilder at(long size, TreeNodes nodes) {
        List<List<byte[]>> partial = new ArrayList<>();
        long count = size;
        for (int level = 0; count > 0; level++) {
            List<byte[]> hashes = new ArrayList<>();
            for (long index = count - count % WIDTH; index < count; index++) {
                hashes.add(nodes.node(level * HEIGHT, index));
            }
            partial.add(hashes);
            count /= WIDTH;
        }
        return new TileBuilder(TreeBuilder.at(size, nodes), partial);
    }

    /** An independent copy that continues from here. */
    public TileBuilder copy() {
        List<List<byte[]>> copied = new ArrayList<>();
        partial.forEach(hashes -> copied.add(new ArrayList<>(hashes)));
        return new TileBuilder(tree.copy(), copied);
    }

    /** Adds the hash of the next leaf, and to the list the tiles that are full with it, from level 0 up. */
    public void append(byte[] leafHash, List<Tile> full) {
        tree.append(leafHash);
        byte[] hash = leafHash;
        long count = tree.size();
        for (int level = 0; ; level++) {
            if (level == partial.size()) {
                partial.add(new ArrayList<>());
            }
            List<byte[]> hashes = partial.get(level);
            hashes.add(hash);
            if (hashes.size() < WIDTH) {
                return;
            }
            count /= WIDTH;
            full.add(new Tile(level, count - 1, List.copyOf(hashes)));
            hash = rootOf(hashes);
            hashes.clear();
        }
    }

    /** The root over the hashes of a full tile: what stands for it in the level above. */
    public static byte[] rootOf(List<byte[]> hashes) {
        TreeBuilder above = new TreeBuilder();
        hashes.forEach(above::append);
        return above.root();
    }

    /** How many leaves. */
    public long size() {
        return tree.size();
    }

    /** The root with the leaves so far. */
    public byte[] root() {
        return tree.root();
    }
}
