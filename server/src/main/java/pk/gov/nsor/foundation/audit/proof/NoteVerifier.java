package pk.gov.nsor.foundation.audit.proof;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import pk.gov.nsor.foundation.audit.proof.MalformedProofException.Fault;

/**
 * An Ed25519 public key for verifying notes, and its text form {@code name+hash+key}. Safe for use by many threads.
 */
public final class NoteVerifier {

    /** What the signatures cover. */
    public enum Type {
        /** The note's text. */
        NOTE(1),
        /** The text and the time at which a witness signed it ({@code cosignature/v1}). */
        COSIGNATURE(4);

        private final byte code;

        Type(int code) {
            this.code = (byte) code;
        }
    }

    private static final int KEY_BYTES = 32;
    private static final int SIGNATURE_BYTES = 64;
    private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");
    private static final Pattern NAME = Pattern.compile("[^\\s\\p{Z}+\\p{Cntrl}]+", Pattern.UNICODE_CHARACTER_CLASS);
    private static final HexFormat HEX = HexFormat.of();

    private final String name;
    private final Type type;
    private final byte[] key;
    private final PublicKey publicKey;
    private final int keyId;

    /**
     * @param key the public key as RFC 8032 encodes it, 32 bytes
     * @throws MalformedProofException where it is no key, or the name has spaces or a {@code +}
     */
    public NoteVerifier(String name, Type type, byte[] key) {
        checkName(name);
        if (key.length != KEY_BYTES) {
            throw new MalformedProofException(Fault.NOT_A_KEY, "An Ed25519 key has 32 bytes, not " + key.length);
        }
        this.name = name;
        this.type = type;
        this.key = key.clone();
        this.publicKey = publicKey(key);
        this.keyId = keyId(name, type, key);
    }

    /** @throws MalformedProofException where the text is no key, or its hash is another key's */
    public static NoteVerifier parse(String text) {
        String[] parts = text.split("\\+", 3);
        if (parts.length != 3) {
            throw new MalformedProofException(Fault.NOT_A_KEY, "A key is name+hash+key, and this is none: " + text);
        }
        byte[] typeAndKey = SignedNote.base64(parts[2], Fault.NOT_A_KEY);
        if (typeAndKey.length == 0) {
            throw new MalformedProofException(Fault.NOT_A_KEY, "A key without a type: " + text);
        }
        Type type = Arrays.stream(Type.values())
                .filter(one -> one.code == typeAndKey[0])
                .findFirst()
                .orElseThrow(() -> new MalformedProofException(
                        Fault.NOT_A_KEY,
                        "A key of type " + Byte.toUnsignedInt(typeAndKey[0]) + "; known are 1 and 4: " + text));
        NoteVerifier parsed = new NoteVerifier(parts[0], type, Arrays.copyOfRange(typeAndKey, 1, typeAndKey.length));
        if (!parsed.text().equals(text)) {
            throw new MalformedProofException(Fault.NOT_A_KEY, "The hash is not that of the key: " + text);
        }
        return parsed;
    }

    public String name() {
        return name;
    }

    public Type type() {
        return type;
    }

    public int keyId() {
        return keyId;
    }

    /** The key as RFC 8032 encodes it, 32 bytes. */
    public byte[] key() {
        return key.clone();
    }

    /** As {@link #parse} takes it. */
    public String text() {
        byte[] typeAndKey =
                ByteBuffer.allocate(1 + KEY_BYTES).put(type.code).put(key).array();
        return name + "+" + HEX.toHexDigits(keyId) + "+" + Base64.getEncoder().encodeToString(typeAndKey);
    }

    /** Whether a signature claims to be of this key. */
    public boolean isOf(SignedNote.Signature signature) {
        return signature.keyId() == keyId && signature.name().equals(name);
    }

    /** Whether the note has at least one signature that claims to be of this key, and all of those are valid. */
    public boolean verify(SignedNote note) {
        return note.signatures().stream().anyMatch(this::isOf)
                && note.signatures().stream().filter(this::isOf).allMatch(signature -> verify(note.text(), signature));
    }

    /** Whether this key made the signature for this text. */
    public boolean verify(String text, SignedNote.Signature signature) {
        if (!isOf(signature)) {
            return false;
        }
        return switch (type) {
            case NOTE -> verify(text.getBytes(StandardCharsets.UTF_8), signature.bytes());
            case COSIGNATURE ->
                cosignedAt(signature).isPresent()
                        && verify(
                                cosigned(text, seconds(signature)),
                                Arrays.copyOfRange(signature.bytes(), Long.BYTES, Long.BYTES + SIGNATURE_BYTES));
        };
    }

    /** The time at which a witness signed, by its own statement; empty where the signature has no time. */
    public static Optional<Instant> cosignedAt(SignedNote.Signature signature) {
        if (signature.bytes().length != Long.BYTES + SIGNATURE_BYTES) {
            return Optional.empty();
        }
        long seconds = seconds(signature);
        return seconds < 0 || seconds > Instant.MAX.getEpochSecond()
                ? Optional.empty()
                : Optional.of(Instant.ofEpochSecond(seconds));
    }

    static void checkName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new MalformedProofException(
                    Fault.NOT_A_KEY, "The name of a key has no spaces and no +, and is not empty: \"" + name + "\"");
        }
    }

    private static long seconds(SignedNote.Signature signature) {
        return ByteBuffer.wrap(signature.bytes()).getLong();
    }

    private static byte[] cosigned(String text, long seconds) {
        return ("cosignature/v1\ntime " + seconds + "\n" + text).getBytes(StandardCharsets.UTF_8);
    }

    private boolean verify(byte[] message, byte[] signature) {
        try {
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initVerify(publicKey);
            ed25519.update(message);
            return ed25519.verify(signature);
        } catch (GeneralSecurityException notASignature) {
            return false;
        }
    }

    private static int keyId(String name, Type type, byte[] key) {
        byte[] hash = MerkleHash.sha256((name + "\n").getBytes(StandardCharsets.UTF_8), new byte[] {type.code}, key);
        return ByteBuffer.wrap(hash).getInt();
    }

    private static PublicKey publicKey(byte[] key) {
        try {
            byte[] encoded = ByteBuffer.allocate(X509.length + key.length)
                    .put(X509)
                    .put(key)
                    .array();
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException notAKey) {
            throw new MalformedProofException(Fault.NOT_A_KEY, "Not an Ed25519 key: " + notAKey.getMessage());
        }
    }
}
