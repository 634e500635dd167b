package pk.gov.nsor.foundation.keys;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Authenticated encryption (AES-256-GCM, random nonce of 12 bytes in front) under one key. Safe for use by many threads. */
public final class Encryption {

    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BYTES = 16;
    // One for all threads: a thread of a request lives too short to have its own.
    private static final SecureRandom RANDOM = new SecureRandom();
    // Looking the algorithm up takes longer than encrypting a message.
    private static final ThreadLocal<Cipher> CIPHER = ThreadLocal.withInitial(Encryption::lookUp);

    private final SecretKeySpec key;

    /** @param key 32 bytes */
    public Encryption(byte[] key) {
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("Not a key of 32 bytes");
        }
        this.key = new SecretKeySpec(key, "AES");
    }

    /** @param context what the text belongs to; the same must be given to decrypt */
    public byte[] encrypt(byte[] plain, byte[] context) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, nonce, context);
            byte[] encrypted = Arrays.copyOf(nonce, NONCE_BYTES + plain.length + TAG_BYTES);
            int unused = cipher.doFinal(plain, 0, plain.length, encrypted, NONCE_BYTES);
            return encrypted;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Encryption failed", impossible);
        }
    }

    /** @throws WrongKeyException where key or context are not those it was encrypted with, or a byte was changed */
    public byte[] decrypt(byte[] encrypted, byte[] context) {
        if (encrypted.length < NONCE_BYTES + TAG_BYTES) {
            throw new WrongKeyException(new GeneralSecurityException("Too short"));
        }
        try {
            return cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(encrypted, NONCE_BYTES), context)
                    .doFinal(encrypted, NONCE_BYTES, encrypted.length - NONCE_BYTES);
        } catch (GeneralSecurityException refused) {
            throw new WrongKeyException(refused);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, byte[] context) throws GeneralSecurityException {
        Cipher cipher = CIPHER.get();
        cipher.init(mode, key, new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonce));
        cipher.updateAAD(context);
        return cipher;
    }

    private static Cipher lookUp() {
        try {
            return Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java has AES-GCM", impossible);
        }
    }

    /** The text was encrypted under another key or context, or has been changed. */
    public static final class WrongKeyException extends RuntimeException {
        WrongKeyException(GeneralSecurityException cause) {
            super("The text does not open under this key", cause);
        }
    }
}
