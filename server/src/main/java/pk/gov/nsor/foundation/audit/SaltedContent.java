package pk.gov.nsor.foundation.audit;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.audit.proof.MerkleHash;
import pk.gov.nsor.foundation.keys.Encryption;

/**
 * An entry's content with the random bytes before it that keep its commitment from being guessed. Whoever discloses
 * both to somebody proves the entry's content without the key.
 *
 * @param salt 32 bytes; null in entries from before there were commitments
 * @param text JSON in UTF-8
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record SaltedContent(byte @Nullable [] salt, byte[] text) {

    private static final int SALT_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** New content with a salt of its own. */
    static SaltedContent of(byte[] text) {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return new SaltedContent(salt, text);
    }

    /** The public commitment: SHA-256 of salt and text; null without a salt. */
    public byte @Nullable [] commitment() {
        return salt == null ? null : MerkleHash.sha256(salt, text);
    }

    byte[] encrypted(Encryption key, String action) {
        if (salt == null) {
            return key.encrypt(text, context(1, action));
        }
        byte[] both = Arrays.copyOf(salt, salt.length + text.length);
        System.arraycopy(text, 0, both, salt.length, text.length);
        return key.encrypt(both, context(2, action));
    }

    /**
     * Decrypts an entry's content, and compares it with the entry's commitment.
     *
     * @param commitment the entry's; null where it has none
     * @throws Encryption.WrongKeyException where it is not what the trail wrote under this key for this action
     * @throws IllegalStateException where the commitment is not to this content
     */
    public static SaltedContent open(Encryption key, String action, byte[] encrypted, byte @Nullable [] commitment) {
        if (commitment == null) {
            return new SaltedContent(null, key.decrypt(encrypted, context(1, action)));
        }
        byte[] both = key.decrypt(encrypted, context(2, action));
        SaltedContent opened = new SaltedContent(
                Arrays.copyOf(both, SALT_BYTES),
                Arrays.copyOfRange(both, Math.min(SALT_BYTES, both.length), both.length));
        if (!Arrays.equals(commitment, opened.commitment())) {
            throw new IllegalStateException("The entry's commitment is not to its content");
        }
        return opened;
    }

    private static byte[] context(int version, String action) {
        return ("trail/" + version + "/" + action).getBytes(StandardCharsets.UTF_8);
    }
}
