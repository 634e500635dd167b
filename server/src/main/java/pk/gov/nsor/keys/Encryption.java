package pk.gov.nsor.keys;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import java.security.GeneralSecurityException;

/** Authenticated encryption (AES-256-GCM, random nonce in front) under one key. Safe for use by many threads. */
public final class Encryption {

    private final Aead aead;

    /** @param key 32 bytes */
    public Encryption(byte[] key) {
        try {
            aead = new AesGcmJce(key);
        } catch (GeneralSecurityException unusable) {
            throw new IllegalArgumentException("Not a key of 32 bytes", unusable);
        }
    }

    /** @param context what the text belongs to; the same must be given to decrypt */
    public byte[] encrypt(byte[] plain, byte[] context) {
        try {
            return aead.encrypt(plain, context);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Encryption failed", impossible);
        }
    }

    /** @throws WrongKeyException where key or context are not those it was encrypted with, or a byte was changed */
    public byte[] decrypt(byte[] encrypted, byte[] context) {
        try {
            return aead.decrypt(encrypted, context);
        } catch (GeneralSecurityException refused) {
            throw new WrongKeyException(refused);
        }
    }

    /** The text was encrypted under another key or context, or has been changed. */
    public static final class WrongKeyException extends RuntimeException {
        WrongKeyException(GeneralSecurityException cause) {
            super("The text does not open under this key", cause);
        }
    }
}
