package pk.gov.nsor.foundation.audit.verification;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Arrays;
import pk.gov.nsor.foundation.audit.proof.NoteVerifier;
import pk.gov.nsor.foundation.audit.proof.SignedNote;

/** A witness that signs checkpoints with a time (C2SP tlog-cosignature). */
final class SigningWitness {

    private final KeyPair keys;
    private final NoteVerifier verifier;

    SigningWitness(String name) {
        try {
            keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
        byte[] encoded = keys.getPublic().getEncoded();
        verifier = new NoteVerifier(
                name, NoteVerifier.Type.COSIGNATURE, Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
    }

    NoteVerifier verifier() {
        return verifier;
    }

    /** Its signature line under a note, with its newline. */
    String line(String note, long seconds) {
        try {
            String text = SignedNote.parse(note).text();
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initSign(keys.getPrivate());
            ed25519.update(("cosignature/v1\ntime " + seconds + "\n" + text).getBytes(StandardCharsets.UTF_8));
            byte[] signature =
                    ByteBuffer.allocate(72).putLong(seconds).put(ed25519.sign()).array();
            return new SignedNote.Signature(verifier.name(), verifier.keyId(), signature).line();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
