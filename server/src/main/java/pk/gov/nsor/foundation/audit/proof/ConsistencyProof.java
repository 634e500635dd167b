package pk.gov.nsor.foundation.audit.proof;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A proof that the tree of one size begins with that of another: RFC 6962, section 2.1.2.
 *
 * @param oldSize 0 or more
 * @param newSize at least the old one
 * @param path hashes of 32 bytes; none where the sizes are the same or the old one is 0
 */
public record ConsistencyProof(long oldSize, long newSize, List<byte[]> path) {

    /** @throws IllegalArgumentException where the new size is below the old one, or a hash has not 32 bytes */
    public ConsistencyProof {
        if (oldSize < 0 || newSize < oldSize) {
            throw new IllegalArgumentException("A tree of " + newSize + " leaves does not follow one of " + oldSize);
        }
        path = Subtrees.checked(path);
    }

    /** The proof between two sizes of a tree. */
    public static ConsistencyProof of(long oldSize, long newSize, TreeNodes nodes) {
        List<byte[]> path = new ArrayList<>();
        if (oldSize > 0 && oldSize < newSize) {
            long begin = 0;
            long end = newSize;
            // Down to the subtree that ends where the old tree does
            while (end != oldSize) {
                long middle = begin + Subtrees.split(end - begin);
                if (oldSize <= middle) {
                    path.add(Subtrees.root(nodes, middle, end));
                    end = middle;
                } else {
                    path.add(Subtrees.root(nodes, begin, middle));
                    begin = middle;
                }
            }
            // A subtree at the left is the old tree itself, whose root is known
            if (begin > 0) {
                path.add(Subtrees.root(nodes, begin, end));
            }
        }
        return new ConsistencyProof(oldSize, newSize, path.reversed());
    }

    /** Whether the tree with the new root begins with that of the old root. */
    public boolean verify(byte[] oldRoot, byte[] newRoot) {
        if (oldSize == 0) {
            return path.isEmpty() && Arrays.equals(oldRoot, MerkleHash.emptyRoot()) && isPossibleRoot(newRoot);
        }
        if (oldSize == newSize) {
            return path.isEmpty() && Arrays.equals(oldRoot, newRoot);
        }
        if (path.isEmpty()) {
            return false;
        }
        // The old tree's root is left out where it is a complete subtree.
        boolean isComplete = Long.bitCount(oldSize) == 1;
        byte[] first = isComplete ? oldRoot : path.getFirst();
        List<byte[]> rest = isComplete ? path : path.subList(1, path.size());
        long node = oldSize - 1;
        long last = newSize - 1;
        while ((node & 1) == 1) {
            node >>>= 1;
            last >>>= 1;
        }
        byte[] oldHash = first;
        byte[] newHash = first;
        for (byte[] beside : rest) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                oldHash = MerkleHash.node(beside, oldHash);
                newHash = MerkleHash.node(beside, newHash);
                while ((node & 1) == 0 && node != 0) {
                    node >>>= 1;
                    last >>>= 1;
                }
            } else {
                newHash = MerkleHash.node(newHash, beside);
            }
            node >>>= 1;
            last >>>= 1;
        }
        return last == 0 && Arrays.equals(oldHash, oldRoot) && Arrays.equals(newHash, newRoot);
    }

    private boolean isPossibleRoot(byte[] newRoot) {
        return newSize > 0 || Arrays.equals(newRoot, MerkleHash.emptyRoot());
    }
}
