package pk.gov.nsor.foundation.keys;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/** An Ed25519 key pair derived from 32 bytes. */
public final class SigningKey {

    private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

    private final KeyPair pair;

    private SigningKey(KeyPair pair) {
        this.pair = pair;
    }

    /** @param seed the private key as RFC 8032 has it, 32 bytes */
    public static SigningKey of(byte[] seed) {
        if (seed.length != Ed25519.SECRET_KEY_SIZE) {
            throw new IllegalArgumentException("Not a key of 32 bytes");
        }
        // Java does not give the public key that belongs to a private one.
        byte[] publicKey = new byte[Ed25519.PUBLIC_KEY_SIZE];
        Ed25519.generatePublicKey(seed, 0, publicKey, 0);
        byte[] encoded = ByteBuffer.allocate(X509.length + publicKey.length)
                .put(X509)
                .put(publicKey)
                .array();
        try {
            KeyFactory keys = KeyFactory.getInstance("Ed25519");
            return new SigningKey(new KeyPair(
                    keys.generatePublic(new X509EncodedKeySpec(encoded)),
                    keys.generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed))));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Java without Ed25519", impossible);
        }
    }

    public KeyPair pair() {
        return pair;
    }
}
