package pk.gov.nsor.foundation.audit.proof;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A proof that a leaf is in the tree of a size: RFC 6962, section 2.1.1.
 *
 * @param index of the leaf, from 0
 * @param size of the tree, above the index
 * @param path the sibling hashes on the path from the leaf to the root, 32 bytes each
 */
public record InclusionProof(long index, long size, List<byte[]> path) {

    /** @throws IllegalArgumentException where the tree has no such leaf, or a hash has not 32 bytes */
    public InclusionProof {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("A tree of " + size + " leaves has no leaf " + index);
        }
        path = Subtrees.checked(path);
    }

    /** The proof for a leaf of the tree of that size. */
    public static InclusionProof of(long index, long size, TreeNodes nodes) {
        List<byte[]> path = new ArrayList<>();
        long begin = 0;
        long end = size;
        while (end - begin > 1) {
            long middle = begin + Subtrees.split(end - begin);
            if (index < middle) {
                path.add(Subtrees.root(nodes, middle, end));
                end = middle;
            } else {
                path.add(Subtrees.root(nodes, begin, middle));
                begin = middle;
            }
        }
        return new InclusionProof(index, size, path.reversed());
    }

    /** Whether the leaf is in the tree with this root, at this index. */
    public boolean verify(byte[] leafHash, byte[] root) {
        byte[] hash = leafHash;
        long node = index;
        long last = size - 1;
        for (byte[] beside : path) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                hash = MerkleHash.node(beside, hash);
                while ((node & 1) == 0 && node != 0) {
                    node >>>= 1;
                    last >>>= 1;
                }
            } else {
                hash = MerkleHash.node(hash, beside);
            }
            node >>>= 1;
            last >>>= 1;
        }
        return last == 0 && Arrays.equals(hash, root);
    }
}
