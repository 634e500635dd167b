package pk.gov.nsor.foundation.audit.verification;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import pk.gov.nsor.foundation.audit.proof.MerkleHash;

/**
 * The tree of RFC 6962 over millions of leaves without an object for each leaf: a faster {@link
 * pk.gov.nsor.foundation.audit.proof.TreeBuilder}, which also reports each full tile from level 1 on.
 */
public final class RunningTree {

    /** Hashes of a tile, and their height above the tile below. */
    private static final int TILE = 256;

    private static final int TILE_HEIGHT = 8;
    private static final int HEIGHTS = 63;

    private final MessageDigest sha = sha256();
    private final byte[][] peaks = new byte[HEIGHTS][];
    private final byte[][] tiles = new byte[HEIGHTS / TILE_HEIGHT + 1][];
    private final TileListener full;
    private final byte[] hash = new byte[MerkleHash.BYTES];
    private long size;

    /** Receives tiles. */
    @FunctionalInterface
    public interface TileListener {

        /** @param hashes its 256 hashes; another tile's after the call */
        void isFull(int level, long index, byte[] hashes);
    }

    public RunningTree(TileListener full) {
        this.full = full;
    }

    public long size() {
        return size;
    }

    /** Adds the leaf whose hash begins here. */
    public void append(byte[] hashes, int at) {
        System.arraycopy(hashes, at, hash, 0, MerkleHash.BYTES);
        int height = 0;
        for (long before = size; (before & 1) == 1; before >>>= 1) {
            node(peaks[height], hash, hash);
            height++;
            if (height % TILE_HEIGHT == 0) {
                intoTile(height / TILE_HEIGHT, before >>> 1);
            }
        }
        if (peaks[height] == null) {
            peaks[height] = new byte[MerkleHash.BYTES];
        }
        System.arraycopy(hash, 0, peaks[height], 0, MerkleHash.BYTES);
        size++;
    }

    public byte[] root() {
        if (size == 0) {
            return MerkleHash.emptyRoot();
        }
        int height = Long.numberOfTrailingZeros(size);
        byte[] root = peaks[height].clone();
        for (long left = size >>> (height + 1); left != 0; left >>>= 1) {
            height++;
            if ((left & 1) == 1) {
                node(peaks[height], root, root);
            }
        }
        return root;
    }

    private void intoTile(int level, long index) {
        if (tiles[level] == null) {
            tiles[level] = new byte[TILE * MerkleHash.BYTES];
        }
        int place = (int) (index % TILE);
        System.arraycopy(hash, 0, tiles[level], place * MerkleHash.BYTES, MerkleHash.BYTES);
        if (place == TILE - 1) {
            full.isFull(level, index / TILE, tiles[level]);
        }
    }

    private void node(byte[] left, byte[] right, byte[] into) {
        sha.update((byte) 1);
        sha.update(left);
        sha.update(right);
        digest(sha, into, 0);
    }

    /** The hash of a leaf, written at a place of an array. */
    public static void leaf(MessageDigest sha, byte[] bytes, int begin, int end, byte[] into, int at) {
        sha.update((byte) 0);
        sha.update(bytes, begin, end - begin);
        digest(sha, into, at);
    }

    static void digest(MessageDigest sha, byte[] into, int at) {
        try {
            int written = sha.digest(into, at, MerkleHash.BYTES);
            assert written == MerkleHash.BYTES;
        } catch (DigestException impossible) {
            throw new IllegalStateException("No room for a hash", impossible);
        }
    }

    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Java without SHA-256", impossible);
        }
    }

    public static boolean same(byte[] one, int oneAt, byte[] other, int otherAt) {
        return Arrays.equals(one, oneAt, oneAt + MerkleHash.BYTES, other, otherAt, otherAt + MerkleHash.BYTES);
    }
}
