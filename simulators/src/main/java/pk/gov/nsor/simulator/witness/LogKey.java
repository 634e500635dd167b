package pk.gov.nsor.simulator.witness;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** The key of a log that the witness knows: {@code name+hash+key}, Ed25519. */
record LogKey(String name, byte[] id, PublicKey key) {

    static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    /** @throws IllegalArgumentException where the text is no key of a log */
    static LogKey parse(String text) {
        String[] parts = text.split("\\+", 3);
        if (parts.length != 3) {
            throw new IllegalArgumentException("a log's key is name+hash+key, and this is none: " + text);
        }
        byte[] typed = Base64.getDecoder().decode(parts[2]);
        if (typed.length != 33 || typed[0] != 1) {
            throw new IllegalArgumentException("a log's key is an Ed25519 key of type 1, and this is none: " + text);
        }
        byte[] id = id(parts[0], typed);
        if (!HexFormat.of().formatHex(id).equals(parts[1])) {
            throw new IllegalArgumentException("the hash is not that of the key: " + text);
        }
        byte[] encoded = Arrays.copyOf(X509_PREFIX, X509_PREFIX.length + 32);
        System.arraycopy(typed, 1, encoded, X509_PREFIX.length, 32);
        try {
            return new LogKey(
                    parts[0], id, KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not an Ed25519 key: " + text, e);
        }
    }

    /** @param typed the type's byte and the key */
    static byte[] id(String name, byte[] typed) {
        return Arrays.copyOf(Hashes.sha256((name + "\n").getBytes(StandardCharsets.UTF_8), typed), 4);
    }

    /** Whether one of the lines is this log's signature of the text; those of keys nobody knows are passed over. */
    boolean hasSigned(String text, List<String> lines) {
        String beginning = "— " + name + " ";
        return lines.stream()
                .filter(line -> line.startsWith(beginning))
                .map(line -> line.substring(beginning.length()))
                .anyMatch(signature -> isSignature(text, signature));
    }

    private boolean isSignature(String text, String base64) {
        try {
            byte[] both = Base64.getDecoder().decode(base64);
            if (both.length != 68 || !Arrays.equals(Arrays.copyOf(both, 4), id)) {
                return false;
            }
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initVerify(key);
            ed25519.update(text.getBytes(StandardCharsets.UTF_8));
            return ed25519.verify(both, 4, 64);
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            return false;
        }
    }
}
