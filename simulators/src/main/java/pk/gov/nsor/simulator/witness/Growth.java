package pk.gov.nsor.simulator.witness;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/** Whether one tree is the beginning of another: rebuilds both roots as RFC 6962, section 2.1.2, makes the proof. */
final class Growth {

    private final byte[] oldRoot;
    private final Iterator<byte[]> proof;

    private Growth(byte[] oldRoot, Iterator<byte[]> proof) {
        this.oldRoot = oldRoot;
        this.proof = proof;
    }

    static boolean isProven(long oldSize, byte[] oldRoot, long newSize, byte[] newRoot, List<byte[]> proof) {
        if (oldSize == 0) {
            return proof.isEmpty();
        }
        Growth growth = new Growth(oldRoot, proof.iterator());
        try {
            Roots rebuilt = growth.rebuild(oldSize, newSize, true);
            return !growth.proof.hasNext()
                    && Arrays.equals(rebuilt.old(), oldRoot)
                    && Arrays.equals(rebuilt.grown(), newRoot);
        } catch (java.util.NoSuchElementException tooShort) {
            return false;
        }
    }

    /** Both roots of a part of the tree that has so many leaves, of which the old tree has the first few or all. */
    private Roots rebuild(long old, long all, boolean isWholeOldTree) {
        if (old == all) {
            byte[] root = isWholeOldTree ? oldRoot : proof.next();
            return new Roots(root, root);
        }
        long left = 1;
        while (left * 2 < all) {
            left *= 2;
        }
        if (old <= left) {
            Roots leftRoots = rebuild(old, left, isWholeOldTree);
            return new Roots(leftRoots.old(), Hashes.node(leftRoots.grown(), proof.next()));
        }
        Roots rightRoots = rebuild(old - left, all - left, false);
        byte[] leftRoot = proof.next();
        return new Roots(Hashes.node(leftRoot, rightRoots.old()), Hashes.node(leftRoot, rightRoots.grown()));
    }

    private record Roots(byte[] old, byte[] grown) {}
}
