package pk.gov.nsor.foundation.keys;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * HMAC-SHA256 under one key. A plain hash of a CNIC or a telephone number can be reversed by trying all numbers; this
 * one cannot without the key. Safe for use by many threads.
 */
public final class KeyedHash {

    private static final String ALGORITHM = "HmacSHA256";

    /**
     * Initialised with the key, and never used itself: looking the algorithm up each time takes longer than hashing.
     */
    private final Mac prototype;

    /** @param key 32 bytes */
    public KeyedHash(byte[] key) {
        try {
            prototype = Mac.getInstance(ALGORITHM);
            prototype.init(new SecretKeySpec(key, ALGORITHM));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("The JDK lacks " + ALGORITHM, impossible);
        }
    }

    /** @return 32 bytes */
    public byte[] of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** @return 32 bytes */
    public byte[] of(long number) {
        return of(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
    }

    /** @return 32 bytes */
    public byte[] of(byte[] bytes) {
        try {
            return ((Mac) prototype.clone()).doFinal(bytes);
        } catch (CloneNotSupportedException impossible) {
            throw new IllegalStateException("The JDK's " + ALGORITHM + " cannot be copied", impossible);
        }
    }
}
