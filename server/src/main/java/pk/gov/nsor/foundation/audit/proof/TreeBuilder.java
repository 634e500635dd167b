package pk.gov.nsor.foundation.audit.proof;

import java.util.ArrayList;
import java.util.List;

/**
 * Builds a tree leaf by leaf and gives its root at each size. Keeps the roots of the complete subtrees it consists of,
 * at most one of each height. Not for several threads at once.
 */
public final class TreeBuilder {

    private final List<byte[]> peaks = new ArrayList<>();
    private long size;

    /** A tree without leaves. */
    public TreeBuilder() {}

    private TreeBuilder(long size, List<byte[]> peaks) {
        this.size = size;
        this.peaks.addAll(peaks);
    }

    /** Continues from the tree of the first leaves. */
    public static TreeBuilder at(long size, TreeNodes nodes) {
        List<byte[]> peaks = new ArrayList<>();
        long begin = 0;
        for (long left = size; left > 0; left -= Long.highestOneBit(left)) {
            int height = Long.numberOfTrailingZeros(Long.highestOneBit(left));
            peaks.add(nodes.node(height, begin >>> height));
            begin += 1L << height;
        }
        return new TreeBuilder(size, peaks);
    }

    /** An independent copy that continues from here. */
    public TreeBuilder copy() {
        return new TreeBuilder(size, peaks);
    }

    /** Adds the hash of the next leaf. */
    public void append(byte[] leafHash) {
        byte[] hash = leafHash;
        for (long full = size; (full & 1) == 1; full >>>= 1) {
            hash = MerkleHash.node(peaks.removeLast(), hash);
        }
        peaks.add(hash);
        size++;
    }

    /** How many leaves. */
    public long size() {
        return size;
    }

    /** The root with the leaves so far. */
    public byte[] root() {
        if (peaks.isEmpty()) {
            return MerkleHash.emptyRoot();
        }
        byte[] root = peaks.getLast();
        for (int left = peaks.size() - 2; left >= 0; left--) {
            root = MerkleHash.node(peaks.get(left), root);
        }
        return root.clone();
    }
}
