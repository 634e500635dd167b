package pk.gov.nsor.foundation.audit.proof;

import java.util.List;

/** How RFC 6962 divides a tree: at the largest power of two below its size. */
final class Subtrees {

    private Subtrees() {}

    /** The largest power of two that is smaller than the size, which is 2 or more. */
    static long split(long size) {
        return Long.highestOneBit(size - 1);
    }

    /** The root over leaves from begin, a multiple of the power of two at or above their number, to before end. */
    static byte[] root(TreeNodes nodes, long begin, long end) {
        long size = end - begin;
        if (Long.bitCount(size) == 1) {
            int height = Long.numberOfTrailingZeros(size);
            return nodes.node(height, begin >>> height);
        }
        long split = split(size);
        return MerkleHash.node(root(nodes, begin, begin + split), root(nodes, begin + split, end));
    }

    /** A copy nobody can change; of 32 bytes each. */
    static List<byte[]> checked(List<byte[]> path) {
        for (byte[] hash : path) {
            if (hash.length != MerkleHash.BYTES) {
                throw new MalformedProofException(
                        MalformedProofException.Fault.WRONG_LENGTH,
                        "A hash of the proof has " + hash.length + " bytes, not 32");
            }
        }
        return List.copyOf(path);
    }
}
