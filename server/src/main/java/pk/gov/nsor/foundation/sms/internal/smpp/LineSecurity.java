package pk.gov.nsor.foundation.sms.internal.smpp;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.kernel.Loopback;

/**
 * How a link to the SMSC is secured: TLS to the host in the settings, unless the link stays within this machine, or
 * the operator has declared that it is secured by other means. A link carries the account's password, telephone
 * numbers and people's questions.
 */
public interface LineSecurity {

    /** Unsecured. */
    LineSecurity PLAIN = (connected, host, port) -> connected;

    /**
     * Makes the connection safe.
     *
     * @param connected to the host
     * @return what to read and write; the given one where nothing is to be done
     * @throws IOException where whoever is at the other end is not whom the settings name
     */
    Socket over(Socket connected, String host, int port) throws IOException;

    /**
     * @param setting of {@code NSOR_SMPP_TLS}: {@code verify-full}; {@code elsewhere} where something else guards the line;
     *     or empty, which is verify-full but for a host that is this machine
     * @param authorities a file with the certificates of those who may vouch for the SMSC, PEM; empty for those of the
     *     Java installation
     * @throws IllegalArgumentException where a setting cannot be used
     */
    static LineSecurity of(String host, String setting, String authorities) {
        return switch (setting.strip()) {
            case "elsewhere" -> PLAIN;
            case "verify-full" -> tls(authorities.strip());
            case "" -> Loopback.isHost(host.strip()) ? PLAIN : tls(authorities.strip());
            default ->
                throw new IllegalArgumentException("NSOR_SMPP_TLS is verify-full or elsewhere, but is " + setting
                        + ". Without it, it is verify-full" + " for an SMSC on another machine.");
        };
    }

    private static LineSecurity tls(String authorities) {
        SSLContext context;
        try {
            context = SSLContext.getInstance("TLS");
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(authorities.isEmpty() ? null : trusted(Path.of(authorities)));
            context.init(null, trust.getTrustManagers(), null);
        } catch (IOException | GeneralSecurityException unusable) {
            throw new IllegalArgumentException(
                    "NSOR_SMPP_TLS_CA is a file with certificates (PEM), and cannot be used: " + authorities, unusable);
        }
        return (connected, host, port) -> {
            SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(connected, host, port, true);
            SSLParameters parameters = socket.getSSLParameters();
            // Without it any certificate of an authority would do, whomever it names.
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            return socket;
        };
    }

    private static @Nullable KeyStore trusted(Path file) throws IOException, GeneralSecurityException {
        Collection<? extends Certificate> certificates;
        try (InputStream pem = Files.newInputStream(file)) {
            certificates = CertificateFactory.getInstance("X.509").generateCertificates(pem);
        }
        if (certificates.isEmpty()) {
            throw new IOException("There is no certificate in it");
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        for (Certificate certificate : certificates) {
            store.setCertificateEntry("authority-" + store.size(), certificate);
        }
        return store;
    }
}
