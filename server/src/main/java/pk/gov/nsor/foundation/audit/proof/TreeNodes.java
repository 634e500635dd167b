package pk.gov.nsor.foundation.audit.proof;

/** Where the hashes of a tree's complete subtrees come from: tiles of a database, or of an export. */
@FunctionalInterface
public interface TreeNodes {

    /**
     * The root of the complete subtree of leaves from {@code index * 2^height} on.
     *
     * @param height 0 for a leaf's own hash; the subtree has {@code 2^height} leaves
     * @param index its position among those of its height, from 0
     */
    byte[] node(int height, long index);

    /**
     * The root of the tree of the first leaves.
     *
     * @param size how many leaves, 0 or more
     */
    default byte[] root(long size) {
        return size == 0 ? MerkleHash.emptyRoot() : Subtrees.root(this, 0, size);
    }
}
