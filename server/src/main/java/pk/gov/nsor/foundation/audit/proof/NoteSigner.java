package pk.gov.nsor.foundation.audit.proof;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Arrays;
import java.util.List;

/** Signs notes with an Ed25519 key. Safe for use by many threads. */
public final class NoteSigner {

    private static final int KEY_BYTES = 32;

    private final PrivateKey key;
    private final NoteVerifier verifier;

    /**
     * @param name of the key, without spaces and {@code +}; a log's is its origin
     * @param keys of Ed25519
     * @throws MalformedProofException where they are none, or no key can have that name
     */
    public NoteSigner(String name, KeyPair keys) {
        this.key = keys.getPrivate();
        byte[] encoded = keys.getPublic().getEncoded();
        this.verifier = new NoteVerifier(
                name,
                NoteVerifier.Type.NOTE,
                Arrays.copyOfRange(encoded, Math.max(0, encoded.length - KEY_BYTES), encoded.length));
    }

    /** The verifier for its notes. */
    public NoteVerifier verifier() {
        return verifier;
    }

    /** @param text ends in a newline */
    public SignedNote sign(String text) {
        try {
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initSign(key);
            ed25519.update(text.getBytes(StandardCharsets.UTF_8));
            return new SignedNote(
                    text, List.of(new SignedNote.Signature(verifier.name(), verifier.keyId(), ed25519.sign())));
        } catch (GeneralSecurityException notAKey) {
            throw new IllegalStateException("Signing failed", notAKey);
        }
    }
}
