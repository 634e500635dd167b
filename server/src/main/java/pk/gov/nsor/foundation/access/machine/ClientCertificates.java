package pk.gov.nsor.foundation.access.machine;

import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.client.ClientCredentials;

/**
 * Client certificates of TLS connections (RFC 8705). The handshake proves that the client has the private key, and the
 * server's trust store that the certificate's issuer is trusted. A registered key of the client in the certificate
 * proves that it is this client's.
 */
@Component
public class ClientCertificates {

    private final ClientCredentials credentials;
    private final Clock clock;

    ClientCertificates(ClientCredentials credentials, Clock clock) {
        this.credentials = credentials;
        this.clock = clock;
    }

    /** The valid key of the enabled client of this name that is in the certificate; empty where there is none. */
    public Optional<UUID> keyOf(String clientName, X509Certificate certificate) {
        try {
            certificate.checkValidity(Date.from(clock.instant()));
        } catch (CertificateException overOrNotYet) {
            return Optional.empty();
        }
        return credentials.keysOf(clientName).entrySet().stream()
                .filter(key -> key.getValue().isOf(certificate))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** What a token that was got with the certificate is bound to. */
    public static byte[] hash(X509Certificate certificate) {
        try {
            return Sha256.of(certificate.getEncoded());
        } catch (CertificateEncodingException impossible) {
            throw new IllegalStateException("A certificate of a connection cannot be written", impossible);
        }
    }
}
