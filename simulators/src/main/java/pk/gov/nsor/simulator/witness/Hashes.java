package pk.gov.nsor.simulator.witness;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256, and as RFC 6962 uses it. */
final class Hashes {

    private Hashes() {}

    static byte[] sha256(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Java without SHA-256", e);
        }
    }

    static byte[] node(byte[] left, byte[] right) {
        return sha256(new byte[] {1}, left, right);
    }
}
