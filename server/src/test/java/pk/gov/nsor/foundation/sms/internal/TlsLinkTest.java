package pk.gov.nsor.foundation.sms.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pk.gov.nsor.foundation.sms.internal.RawSmsc.SUBMIT_SM;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.foundation.sms.internal.RawSmsc.Pdu;
import pk.gov.nsor.foundation.sms.internal.smpp.LineSecurity;
import pk.gov.nsor.testing.Certificates;

/** Links to an SMSC on another machine: by TLS to the host that the settings name, or not at all. */
@Tag("fault")
class TlsLinkTest {

    private static final String PHONE = "923990000001";

    @TempDir
    private Path folder;

    private final TestGateway gateways = new TestGateway();
    private Certificates certificates;
    private ServerSocket server;
    private @Nullable SmsGateway gateway;

    @BeforeEach
    void listen() throws Exception {
        certificates = new Certificates(folder);
        // Its certificate names 127.0.0.1, and not localhost.
        server = listening(certificates, "smsc");
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
        if (gateway != null) {
            gateway.stop();
        }
        gateways.close();
    }

    @Test
    @Timeout(60)
    void questionsAndAnswersGoByTlsToTheHostThatItsCertificateNames() throws Exception {
        RawSmsc smsc = RawSmsc.on(server);
        gateway = start("127.0.0.1", server.getLocalPort(), certificates.pem().toString());
        smsc.acceptBind();
        for (int question = 1; question <= 80; question++) {
            smsc.question(question, PHONE, "x" + question);
        }
        for (int answer = 1; answer <= 80; answer++) {
            smsc.confirm(smsc.read(SUBMIT_SM), Integer.toString(answer));
        }
        smsc.drop();
        // And again, when the link has ended.
        smsc.acceptBind();
        smsc.question(300, PHONE, "again");
        Pdu answer = smsc.read(SUBMIT_SM);
        assertThat(RawSmsc.text(answer)).isEqualTo("You said again");
        smsc.confirm(answer, "300");
        smsc.drop();
    }

    @Test
    @Timeout(60)
    void recordsThatComeInPiecesAreReadWhole() throws Exception {
        RawSmsc smsc = RawSmsc.on(server);
        try (Pieces pieces = new Pieces(server.getLocalPort())) {
            gateway = start("127.0.0.1", pieces.port(), certificates.pem().toString());
            smsc.acceptBind();
            for (int question = 1; question <= 3; question++) {
                smsc.question(question, PHONE, "x" + question);
                Pdu answer = smsc.read(SUBMIT_SM);
                assertThat(RawSmsc.text(answer)).isEqualTo("You said x" + question);
                smsc.confirm(answer, Integer.toString(question));
            }
            smsc.drop();
        }
    }

    @Test
    @Timeout(60)
    void whoHasACertificateForAnotherNameIsNotTalkedTo() throws Exception {
        gateway = start("localhost", server.getLocalPort(), certificates.pem().toString());
        assertThatThrownBy(() -> RawSmsc.on(server).acceptBind()).isInstanceOf(IOException.class);
        assertThat(gateway.isBound()).isFalse();
    }

    @Test
    @Timeout(60)
    void whoIsVouchedForByNobodyKnownIsNotTalkedTo() throws Exception {
        // What the SMSC sees is an alert, or a line that is closed while it writes.
        Certificates strangers = new Certificates(Files.createDirectory(folder.resolve("strangers")));
        try (ServerSocket strange = listening(strangers, "smsc")) {
            gateway = start(
                    "127.0.0.1", strange.getLocalPort(), certificates.pem().toString());
            assertThatThrownBy(() -> RawSmsc.on(strange).acceptBind()).isInstanceOf(IOException.class);
        }
        gateway.stop();
        gateway = start("127.0.0.1", server.getLocalPort(), "");
        assertThatThrownBy(() -> RawSmsc.on(server).acceptBind())
                .as("the Java installation does not know the authority")
                .isInstanceOf(IOException.class);
    }

    @Test
    @Timeout(60)
    void toAnSmscWithoutTlsNeitherPasswordNorNumberGoes() throws Exception {
        try (ServerSocket plain = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            gateway =
                    start("127.0.0.1", plain.getLocalPort(), certificates.pem().toString());
            try (Socket socket = plain.accept()) {
                socket.setSoTimeout(1000);
                byte[] said = socket.getInputStream().readNBytes(200);
                assertThat(new String(said, StandardCharsets.ISO_8859_1)).doesNotContain("secret");
                assertThat(said[0]).as("a TLS handshake").isEqualTo((byte) 22);
            } catch (SocketTimeoutException less) {
                // It waits for the other's part of the handshake.
            }
        }
    }

    @Test
    void whatIsNotSaidIsTlsButForThisMachine() throws Exception {
        assertThat(LineSecurity.of("smsc.example", "", "")).isNotSameAs(LineSecurity.PLAIN);
        assertThat(LineSecurity.of("10.1.2.3", "", "")).isNotSameAs(LineSecurity.PLAIN);
        assertThat(LineSecurity.of("127.0.0.1.example", "", "")).isNotSameAs(LineSecurity.PLAIN);
        assertThat(LineSecurity.of("127.0.0.1", "", "")).isSameAs(LineSecurity.PLAIN);
        assertThat(LineSecurity.of("localhost", "", "")).isSameAs(LineSecurity.PLAIN);
        assertThat(LineSecurity.of("smsc.example", "elsewhere", "")).isSameAs(LineSecurity.PLAIN);
        assertThat(LineSecurity.of("127.0.0.1", "verify-full", "")).isNotSameAs(LineSecurity.PLAIN);
    }

    @Test
    void whatCannotBeUsedIsRefusedAtTheStart() throws Exception {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TestGateway.secured("smsc.example", 2775, "off", ""))
                .withMessageContaining("NSOR_SMPP_TLS");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TestGateway.secured("smsc.example", 2775, "", folder + "/missing.pem"))
                .withMessageContaining("NSOR_SMPP_TLS_CA");
        Path empty = Files.writeString(folder.resolve("empty.pem"), "");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TestGateway.secured("smsc.example", 2775, "", empty.toString()))
                .withMessageContaining("NSOR_SMPP_TLS_CA");
    }

    @Test
    void theNeutralSendersLinksAreGuardedAsThePublics() throws Exception {
        GatewayProperties open =
                TestGateway.secured("smsc.example", 2775, "", certificates.pem().toString());
        NeutralProperties neutral = TestLines.neutral("own", Duration.ofMinutes(2));
        GatewayProperties own = neutral.properties(open);
        assertThat(neutral.links(own).addresses().getFirst().security()).isNotSameAs(LineSecurity.PLAIN);
        NeutralProperties shared = TestLines.neutral("", Duration.ofMinutes(2));
        assertThat(shared.links(shared.properties(open)).addresses().getFirst().security())
                .isNotSameAs(LineSecurity.PLAIN);
    }

    private static ServerSocket listening(Certificates certificates, String name) throws Exception {
        return certificates
                .context(certificates.issue(name))
                .getServerSocketFactory()
                .createServerSocket(0, 10, InetAddress.getLoopbackAddress());
    }

    private SmsGateway start(String host, int port, String authorities) {
        SmsGateway started = SmsConfiguration.gateway(
                TestGateway.secured(host, port, "verify-full", authorities),
                gateways.dataSource,
                gateways.jdbc,
                new org.springframework.jdbc.support.JdbcTransactionManager(gateways.dataSource),
                gateways.keys,
                List.of(TestGateway.echo()),
                Clock.system(Day.ZONE),
                Clock.system(Day.ZONE));
        started.start();
        return started;
    }

    /** Gives on what the SMSC says in pieces, with pauses longer than the gateway's patience of one read. */
    private static final class Pieces implements AutoCloseable {
        private final ServerSocket near = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        private final int far;

        Pieces(int far) throws IOException {
            this.far = far;
            Thread.ofPlatform().daemon().start(this::run);
        }

        int port() {
            return near.getLocalPort();
        }

        private void run() {
            try (Socket client = near.accept();
                    Socket smsc = new Socket(InetAddress.getLoopbackAddress(), far)) {
                Thread.ofPlatform().daemon().start(() -> copy(client, smsc, false));
                copy(smsc, client, true);
            } catch (IOException ended) {
                // The test is over.
            }
        }

        private static void copy(Socket from, Socket to, boolean inPieces) {
            try {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                byte[] bytes = new byte[16_384];
                for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
                    int first = inPieces ? Math.min(3, count) : count;
                    int second = inPieces ? Math.min(20, count) : count;
                    out.write(bytes, 0, first);
                    if (second > first) {
                        Thread.sleep(400);
                        out.write(bytes, first, second - first);
                    }
                    if (count > second) {
                        Thread.sleep(400);
                        out.write(bytes, second, count - second);
                    }
                }
            } catch (IOException ended) {
                // The test is over.
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void close() throws IOException {
            near.close();
        }
    }
}
