package pk.gov.nsor.foundation.audit.proof;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The hashes of RFC 6962, section 2.1: SHA-256 with 0x00 before a leaf and 0x01 before two nodes. */
public final class MerkleHash {

    /** Bytes of a hash. */
    public static final int BYTES = 32;

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    // Looking the algorithm up takes as long as hashing a leaf.
    private static final ThreadLocal<MessageDigest> SHA_256 = ThreadLocal.withInitial(MerkleHash::lookUp);

    private MerkleHash() {}

    /** The hash of a leaf. */
    public static byte[] leaf(byte[] encoding) {
        MessageDigest digest = SHA_256.get();
        digest.update(LEAF);
        return digest.digest(encoding);
    }

    /** The hash of the node above two. */
    public static byte[] node(byte[] left, byte[] right) {
        MessageDigest digest = SHA_256.get();
        digest.update(NODE);
        digest.update(left);
        return digest.digest(right);
    }

    /** The root of a tree without leaves. */
    public static byte[] emptyRoot() {
        return sha256();
    }

    /** SHA-256 of these parts, one after the other, without anything before them. */
    public static byte[] sha256(byte[]... parts) {
        MessageDigest digest = SHA_256.get();
        for (byte[] part : parts) {
            digest.update(part);
        }
        return digest.digest();
    }

    private static MessageDigest lookUp() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Java without SHA-256", impossible);
        }
    }
}
