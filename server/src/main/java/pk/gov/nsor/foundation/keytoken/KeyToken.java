package pk.gov.nsor.foundation.keytoken;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.InvalidParameterException;
import java.security.Key;
import java.security.KeyStore;
import java.security.Provider;
import java.security.ProviderException;
import java.security.SecureRandom;
import java.security.Security;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import javax.security.auth.login.LoginException;
import org.jspecify.annotations.Nullable;

/**
 * A token with PKCS #11, by the JDK's own provider. Its keys are AES with 256 bits, sensitive and not extractable: what they encrypt is
 * sent to the token. It is opened when it is first needed, with one attempt at its PIN, since tokens close after a few wrong ones.
 */
public final class KeyToken {

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BYTES = 16;
    private static final String CONFIGURATION = """
            --name=nsor
            library=%s
            slot=%d
            attributes(*, CKO_SECRET_KEY, CKK_AES) = {
              CKA_SENSITIVE = true
              CKA_EXTRACTABLE = false
              CKA_PRIVATE = true
              CKA_ENCRYPT = true
              CKA_DECRYPT = true
            }
            """;

    private final Settings settings;
    private final SecureRandom random = new SecureRandom();
    private @Nullable Opened opened;

    /**
     * Where the token is.
     *
     * @param library the manufacturer's PKCS #11 module
     * @param slot its slot, from 0
     * @param pin a file with the PIN, in one line
     */
    public record Settings(Path library, long slot, Path pin) {}

    private record Opened(Provider provider, KeyStore entries) {}

    public KeyToken(Settings settings) {
        this.settings = settings;
    }

    /** Which token, for messages. */
    public String place() {
        return "the token in slot " + settings.slot() + " of " + settings.library();
    }

    /**
     * The register's keys in it.
     *
     * @throws TokenException where it does not answer or refuses the PIN
     */
    public synchronized List<TokenKey> keys() {
        return asked(token -> {
            load(token.entries());
            return Collections.list(token.entries().aliases()).stream()
                    .map(TokenKey::named)
                    .flatMap(Optional::stream)
                    .sorted(Comparator.comparing(TokenKey::name))
                    .toList();
        });
    }

    /**
     * Puts a key into the token, where it is not there.
     *
     * @param key 32 bytes
     */
    public synchronized TokenKey add(byte[] key) {
        TokenKey named = TokenKey.of(key);
        if (!keys().contains(named)) {
            asked(token -> {
                token.entries().setKeyEntry(named.name(), new SecretKeySpec(key, "AES"), null, null);
                return named;
            });
        }
        return named;
    }

    /** Deletes a key from the token, where it is there. */
    public synchronized void remove(TokenKey key) {
        if (keys().contains(key)) {
            asked(token -> {
                token.entries().deleteEntry(key.name());
                return key;
            });
        }
    }

    /**
     * Has the token encrypt.
     *
     * @param context what the text belongs to; the same must be given to decrypt
     * @return a random nonce of 12 bytes, and the text with its tag of 16
     */
    public synchronized byte[] encrypt(TokenKey key, byte[] plain, byte[] context) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] encrypted = asked(
                token -> used(token, Cipher.ENCRYPT_MODE, key, nonce, context).doFinal(plain));
        byte[] both = Arrays.copyOf(nonce, NONCE_BYTES + encrypted.length);
        System.arraycopy(encrypted, 0, both, NONCE_BYTES, encrypted.length);
        return both;
    }

    /** @throws TokenException also where the text was changed or is of another context */
    public synchronized byte[] decrypt(TokenKey key, byte[] encrypted, byte[] context) {
        byte[] nonce = Arrays.copyOf(encrypted, NONCE_BYTES);
        return asked(token -> used(token, Cipher.DECRYPT_MODE, key, nonce, context)
                .doFinal(encrypted, NONCE_BYTES, encrypted.length - NONCE_BYTES));
    }

    private Cipher used(Opened token, int mode, TokenKey key, byte[] nonce, byte[] context)
            throws GeneralSecurityException {
        Key there = token.entries().getKey(key.name(), null);
        if (there == null) {
            // Another process may have put it there since.
            load(token.entries());
            there = token.entries().getKey(key.name(), null);
        }
        if (there == null) {
            throw missing(key);
        }
        Cipher cipher = Cipher.getInstance(CIPHER, token.provider());
        cipher.init(mode, there, new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonce));
        cipher.updateAAD(context);
        return cipher;
    }

    private TokenException missing(TokenKey key) {
        return new TokenException("The key " + key.name() + " is not in " + place()
                + ". Officers put it there by bin/nsor keys ceremony restore");
    }

    private <T> T asked(Step<T> step) {
        try {
            return step.with(open());
        } catch (GeneralSecurityException | ProviderException failed) {
            // What was opened may be of a token that was taken out meanwhile.
            opened = null;
            throw new TokenException("No answer from " + place() + ": " + reason(failed), failed);
        }
    }

    private Opened open() throws GeneralSecurityException {
        Opened now = opened;
        if (now == null) {
            now = opened();
            opened = now;
        }
        return now;
    }

    private Opened opened() throws GeneralSecurityException {
        try {
            Provider provider = Security.getProvider("SunPKCS11")
                    .configure(CONFIGURATION.formatted(settings.library(), settings.slot()));
            KeyStore entries = KeyStore.getInstance("PKCS11", provider);
            load(entries);
            return new Opened(provider, entries);
        } catch (InvalidParameterException | ProviderException unusable) {
            throw new TokenException("It was not possible to open " + place() + ": " + reason(unusable), unusable);
        }
    }

    /** Logs in where that was not done, and lists what is in the token now. */
    private void load(KeyStore entries) throws GeneralSecurityException {
        try {
            entries.load(null, pin());
        } catch (IOException refused) {
            throw new TokenException(
                    isRefusal(refused)
                            ? "The PIN in " + settings.pin() + " is refused by " + place()
                                    + ". It was tried once. Tokens close after a few wrong attempts"
                            : "No answer from " + place() + ": " + reason(refused),
                    refused);
        }
    }

    private char[] pin() {
        try {
            String pin =
                    Files.readString(settings.pin(), StandardCharsets.UTF_8).strip();
            if (pin.isEmpty() || pin.lines().count() > 1) {
                throw new TokenException("The file " + settings.pin() + " must hold the token's PIN, in one line");
            }
            return pin.toCharArray();
        } catch (IOException unreadable) {
            throw new TokenException("The file of the token's PIN cannot be read: " + settings.pin(), unreadable);
        }
    }

    private static boolean isRefusal(Throwable refused) {
        for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
            if (cause instanceof LoginException) {
                return true;
            }
        }
        return false;
    }

    /** The innermost message is the token's own, for example {@code CKR_SLOT_ID_INVALID}. */
    private static String reason(Throwable failed) {
        Throwable cause = failed;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }

    /** Something that is asked of the opened token. */
    @FunctionalInterface
    private interface Step<T> {
        T with(Opened token) throws GeneralSecurityException;
    }
}
