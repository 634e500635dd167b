package pk.gov.nsor.foundation.access.machine;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.SignedJWT;
import java.security.cert.X509Certificate;
import java.text.ParseException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.kernel.InvalidValueException;

/**
 * A public key of a machine client, as a JSON Web Key (RFC 7517): RSA from 2048 bits, or EC on P-256, P-384 or P-521.
 *
 * @param jwk with a {@code kid}: the client's own, or else the key's thumbprint (RFC 7638)
 */
public record ClientKey(JWK jwk) {

    static final Set<JWSAlgorithm> ALGORITHMS = Set.of(
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);

    private static final int SMALLEST_RSA = 2048;
    private static final int LARGEST_RSA = 8192;
    private static final int LONGEST = 4000;
    private static final int LONGEST_ID = 200;

    /** @throws InvalidValueException {@code client-key.*} where it is no such key, or holds the private half */
    public static ClientKey of(String json) {
        if (json.length() > LONGEST) {
            throw new InvalidValueException("client-key.long", "A key has at most %d characters.", LONGEST).at("key");
        }
        JWK given;
        try {
            given = JWK.parse(json);
        } catch (ParseException unreadable) {
            throw new InvalidValueException("client-key.unreadable", "This is no JSON Web Key.").at("key");
        }
        if (given.isPrivate()) {
            throw new InvalidValueException(
                            "client-key.private",
                            "This holds the private key, which nobody but the client may know. Make another pair and"
                                    + " send its public half.")
                    .at("key");
        }
        if (!isStrong(given)) {
            throw new InvalidValueException(
                            "client-key.kind", "A key is RSA of 2048 to 8192 bits, or EC on P-256, P-384 or P-521.")
                    .at("key");
        }
        String id = given.getKeyID();
        if (id != null && (id.isEmpty() || id.length() > LONGEST_ID)) {
            throw new InvalidValueException("client-key.kid", "A kid has 1 to %d characters.", LONGEST_ID).at("key");
        }
        return new ClientKey(bare(given, id));
    }

    /** A stored key. */
    public static ClientKey stored(String json) {
        try {
            return new ClientKey(JWK.parse(json));
        } catch (ParseException impossible) {
            throw new IllegalStateException("A stored key cannot be read", impossible);
        }
    }

    /** What assertions call it in their header. */
    public String id() {
        return jwk.getKeyID();
    }

    public String json() {
        return jwk.toJSONString();
    }

    /** Whether this key has signed the assertion, with an algorithm for keys of its kind. */
    boolean hasSigned(SignedJWT assertion) {
        try {
            return ALGORITHMS.contains(assertion.getHeader().getAlgorithm())
                    && jwk instanceof AsymmetricJWK key
                    && assertion.verify(new DefaultJWSVerifierFactory()
                            .createJWSVerifier(assertion.getHeader(), key.toPublicKey()));
        } catch (JOSEException otherKind) {
            return false;
        }
    }

    /** Whether this is the key of the certificate with which the client has opened its connection. */
    boolean isOf(X509Certificate certificate) {
        try {
            return jwk instanceof AsymmetricJWK key && key.toPublicKey().equals(certificate.getPublicKey());
        } catch (JOSEException unreadable) {
            return false;
        }
    }

    private static boolean isStrong(JWK key) {
        return switch (key) {
            case RSAKey rsa -> rsa.size() >= SMALLEST_RSA && rsa.size() <= LARGEST_RSA;
            case ECKey ec -> Set.of(Curve.P_256, Curve.P_384, Curve.P_521).contains(ec.getCurve());
            default -> false;
        };
    }

    /** The key alone, without certificates and whatever else was sent with it. */
    private static JWK bare(JWK key, @Nullable String given) {
        try {
            String id = given == null ? key.computeThumbprint().toString() : given;
            return switch (key) {
                case RSAKey rsa ->
                    new RSAKey.Builder(rsa.getModulus(), rsa.getPublicExponent())
                            .keyID(id)
                            .build();
                case ECKey ec ->
                    new ECKey.Builder(ec.getCurve(), ec.getX(), ec.getY())
                            .keyID(id)
                            .build();
                default -> throw new IllegalStateException("Neither RSA nor EC");
            };
        } catch (JOSEException impossible) {
            throw new IllegalStateException("The JDK lacks SHA-256", impossible);
        }
    }
}
