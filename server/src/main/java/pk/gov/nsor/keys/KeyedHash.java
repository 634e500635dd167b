package pk.gov.nsor.keys;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * HMAC-SHA256 under one key. A bare hash of a CNIC or a telephone number can be undone by trying them all; this cannot
 * without the key. Safe for use by many threads.
 */
public final class KeyedHash {

    private static final String ALGORITHM = "HmacSHA256";

    /** With the key taken in, and never used itself: to find the algorithm anew each time takes longer than to hash. */
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
