package pk.gov.nsor.foundation.audit.proof;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A tree in memory, computed as RFC 6962 writes it down: slowly, and by nothing of what is tested. */
public final class PlainTree {

    private PlainTree() {}

    /** Hashes of leaves that are all different. */
    public static List<byte[]> leaves(int count) {
        List<byte[]> leaves = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            leaves.add(MerkleHash.leaf(
                    ByteBuffer.allocate(Integer.BYTES).putInt(index).array()));
        }
        return leaves;
    }

    /** MTH of section 2.1. */
    public static byte[] root(List<byte[]> leaves) {
        if (leaves.isEmpty()) {
            return MerkleHash.sha256();
        }
        if (leaves.size() == 1) {
            return leaves.getFirst();
        }
        int split = split(leaves.size());
        return MerkleHash.sha256(
                new byte[] {1}, root(leaves.subList(0, split)), root(leaves.subList(split, leaves.size())));
    }

    /** PATH of section 2.1.1. */
    public static List<byte[]> path(int index, List<byte[]> leaves) {
        if (leaves.size() == 1) {
            return List.of();
        }
        int split = split(leaves.size());
        List<byte[]> left = leaves.subList(0, split);
        List<byte[]> right = leaves.subList(split, leaves.size());
        List<byte[]> path = new ArrayList<>(index < split ? path(index, left) : path(index - split, right));
        path.add(root(index < split ? right : left));
        return path;
    }

    /** PROOF of section 2.1.2. */
    static List<byte[]> consistency(int oldSize, List<byte[]> leaves) {
        return oldSize == 0 ? List.of() : subProof(oldSize, leaves, true);
    }

    private static List<byte[]> subProof(int oldSize, List<byte[]> leaves, boolean isWhole) {
        if (oldSize == leaves.size()) {
            return isWhole ? List.of() : List.of(root(leaves));
        }
        int split = split(leaves.size());
        List<byte[]> left = leaves.subList(0, split);
        List<byte[]> right = leaves.subList(split, leaves.size());
        List<byte[]> proof = new ArrayList<>(
                oldSize <= split ? subProof(oldSize, left, isWhole) : subProof(oldSize - split, right, false));
        proof.add(root(oldSize <= split ? right : left));
        return proof;
    }

    /** Complete subtrees of these leaves, each computed once. */
    public static TreeNodes nodes(List<byte[]> leaves) {
        Map<List<Long>, byte[]> known = new HashMap<>();
        return (height, index) -> known.computeIfAbsent(
                List.of((long) height, index),
                missing -> root(leaves.subList((int) (index << height), (int) ((index + 1) << height))));
    }

    private static int split(int size) {
        int split = 1;
        while (split * 2 < size) {
            split *= 2;
        }
        return split;
    }
}
