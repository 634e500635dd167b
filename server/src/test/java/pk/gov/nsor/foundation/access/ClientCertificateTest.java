package pk.gov.nsor.foundation.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import pk.gov.nsor.Nsor;
import pk.gov.nsor.foundation.access.client.ClientCredentials;
import pk.gov.nsor.foundation.access.client.MachineClient;
import pk.gov.nsor.foundation.access.client.MachineClients;
import pk.gov.nsor.foundation.access.machine.ClientKey;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.testing.Certificates;
import pk.gov.nsor.testing.RegisterTest;
import tools.jackson.databind.json.JsonMapper;

/** Real handshakes with a register that asks for certificates. */
@Tag("process")
class ClientCertificateTest {

    private static final Actor TEST = Actor.system("test");

    @TempDir
    private static Path folder;

    private static Certificates certificates;
    private static Path own;
    private static Path others;
    private static Path unknown;
    private static ConfigurableApplicationContext register;
    private static String base;

    private final String secret = ClientCredentials.newSecret();
    private MachineClient client;

    @BeforeAll
    static void aRegisterThatAsksForCertificates() {
        certificates = new Certificates(folder);
        Path server = certificates.issue("server");
        own = certificates.issue("own");
        others = certificates.issue("others");
        unknown = certificates.self("unknown");
        register = new SpringApplicationBuilder(Nsor.class)
                .initializers(new RegisterTest.OnTestDatabase())
                .run(
                        "--server.port=0",
                        "--server.ssl.bundle=nsor",
                        "--server.ssl.client-auth=want",
                        "--management.server.ssl.enabled=false",
                        "--spring.ssl.bundle.jks.nsor.keystore.location=file:" + server,
                        "--spring.ssl.bundle.jks.nsor.keystore.password=" + Certificates.PASSWORD,
                        "--spring.ssl.bundle.jks.nsor.key.alias=own",
                        "--spring.ssl.bundle.jks.nsor.truststore.location=file:" + certificates.trusted(),
                        "--spring.ssl.bundle.jks.nsor.truststore.password=" + Certificates.PASSWORD);
        base = "https://127.0.0.1:" + register.getEnvironment().getRequiredProperty("local.server.port");
    }

    @AfterAll
    static void end() {
        if (register != null) {
            register.close();
        }
    }

    @BeforeEach
    void aClientWithTheKeyOfItsCertificate() throws Exception {
        client = bean(MachineClients.class)
                .create("immigration-" + UUID.randomUUID(), Feed.IMMIGRATION, "IMMIGRATION", secret, TEST);
        bean(ClientCredentials.class).addKey(client.id(), key(own), ClientCredentials.OVERLAP, TEST);
    }

    @Test
    void aTokenForACertificateIsGoodWithThatCertificateOnly() throws Exception {
        String token = token(ask(own));
        assertThat(feed(own, token)).isEqualTo(200);
        assertThat(feed(null, token)).isEqualTo(401);
        assertThat(feed(others, token)).isEqualTo(401);
        ClientCredentials credentials = bean(ClientCredentials.class);
        var _ = credentials.addSecret(client.id(), ClientCredentials.newSecret(), Duration.ZERO, TEST);
        assertThat(feed(own, token)).isEqualTo(401);
    }

    @Test
    void anothersCertificateIsNoProof() throws Exception {
        HttpResponse<String> refused = ask(others);
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.body()).contains("invalid_client");
        assertThat(ask(null).statusCode()).isEqualTo(401);
    }

    @Test
    void aCertificateThatNobodyTrustedHasMadeIsNoProofWhateverItsKey() throws Exception {
        ClientCredentials credentials = bean(ClientCredentials.class);
        var _ = credentials.addKey(client.id(), key(unknown), Duration.ZERO, TEST);
        assertThat(ask(unknown).statusCode()).isEqualTo(401);
    }

    @Test
    void withoutACertificateTheSecretGoesOn() throws Exception {
        String pair = client.name() + ":" + secret;
        String token = token(send(
                null,
                HttpRequest.newBuilder(URI.create(base + "/oauth2/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header(
                                "Authorization",
                                "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)))
                        .POST(BodyPublishers.ofString("grant_type=client_credentials"))));
        assertThat(feed(null, token)).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "TLSv1.3, TLS_AES_128_GCM_SHA256",
        "TLSv1.3, TLS_AES_256_GCM_SHA384",
        "TLSv1.2, TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
        "TLSv1.2, TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256"
    })
    void aProtocolAndSuiteThatAreRecommendedAreSpoken(String protocol, String suite) throws Exception {
        assertThat(shake(protocol, suite)).isEqualTo(protocol + " " + suite);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384",
                "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256",
                "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA"
            })
    void oneWithoutAuthenticatedEncryptionIsNot(String suite) {
        assertThatExceptionOfType(SSLException.class).isThrownBy(() -> shake("TLSv1.2", suite));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void noProtocolBeforeTls12IsSpoken(int minor) throws Exception {
        // A hello of that version, with suites that it had: the JDK's own client refuses to say one.
        byte[] hello = new byte[5 + 4 + 2 + 32 + 1 + 2 + 4 + 2];
        ByteBuffer.wrap(hello)
                .put(new byte[] {22, 3, 1})
                .putShort((short) (hello.length - 5))
                .put(new byte[] {1, 0})
                .putShort((short) (hello.length - 9))
                .put(new byte[] {3, (byte) minor})
                .put(new byte[32])
                .put((byte) 0)
                .putShort((short) 4)
                .put(new byte[] {(byte) 0xc0, 0x0a, 0, 0x35})
                .put(new byte[] {1, 0});
        try (Socket socket = new Socket("127.0.0.1", port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(hello);
            assertThat(socket.getInputStream().read())
                    .as("an alert, or the end")
                    .isIn(21, -1);
        }
    }

    @Test
    void whoSpeaksHttpWhereTlsIsSpokenIsToldSoAndGivenNothing() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write("GET /sign-in HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            assertThat(answer).startsWith("HTTP/1.1 400").contains("TLS").doesNotContain("password");
        }
    }

    private static String shake(String protocol, String suite) throws Exception {
        SSLContext context = certificates.context(null);
        try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", port())) {
            socket.setSoTimeout(10_000);
            socket.setEnabledProtocols(new String[] {protocol});
            socket.setEnabledCipherSuites(new String[] {suite});
            socket.startHandshake();
            return socket.getSession().getProtocol() + " " + socket.getSession().getCipherSuite();
        }
    }

    private static int port() {
        return URI.create(base).getPort();
    }

    private static ClientKey key(Path store) throws Exception {
        return ClientKey.of(new ECKey.Builder(Curve.P_256, (ECPublicKey)
                        Certificates.certificate(store).getPublicKey())
                .build()
                .toJSONString());
    }

    private HttpResponse<String> ask(@Nullable Path certificate) throws Exception {
        return send(
                certificate,
                HttpRequest.newBuilder(URI.create(base + "/oauth2/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("grant_type=client_credentials&client_id=" + client.name())));
    }

    private static int feed(@Nullable Path certificate, String token) throws Exception {
        return send(
                        certificate,
                        HttpRequest.newBuilder(URI.create(base + "/api/v1/travel-notices"))
                                .header("Authorization", "Bearer " + token))
                .statusCode();
    }

    private static String token(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body()).at("/access_token").asString();
    }

    private static HttpResponse<String> send(@Nullable Path certificate, HttpRequest.Builder request)
            throws IOException, InterruptedException, java.security.GeneralSecurityException {
        try (HttpClient http = HttpClient.newBuilder()
                .sslContext(certificates.context(certificate))
                .build()) {
            return http.send(request.build(), BodyHandlers.ofString());
        }
    }

    private static <T> T bean(Class<T> type) {
        return register.getBean(type);
    }
}
