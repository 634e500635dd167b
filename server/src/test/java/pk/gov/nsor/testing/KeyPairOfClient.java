package pk.gov.nsor.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;

/** A client's own pair of keys, and the assertions that it signs. */
public final class KeyPairOfClient {

    private final ECKey key;

    public KeyPairOfClient() {
        try {
            key = new ECKeyGenerator(Curve.P_256).generate();
        } catch (JOSEException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** The half that the register is told, as a JSON Web Key. */
    public String publicHalf() {
        return key.toPublicJWK().toJSONString();
    }

    /** Both halves. */
    public String whole() {
        return key.toJSONString();
    }

    /** What an assertion of a client says, good for a minute. */
    public static JWTClaimsSet.Builder claims(String client, int port, Instant now) {
        return new JWTClaimsSet.Builder()
                .issuer(client)
                .subject(client)
                .audience("http://127.0.0.1:" + port + "/oauth2/token")
                .jwtID(UUID.randomUUID().toString())
                .expirationTime(Date.from(now.plusSeconds(60)));
    }

    public String signed(JWTClaimsSet claims) {
        try {
            SignedJWT assertion = new SignedJWT(new JWSHeader(JWSAlgorithm.ES256), claims);
            assertion.sign(new ECDSASigner(key));
            return assertion.serialize();
        } catch (JOSEException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
