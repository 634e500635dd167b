package pk.gov.nsor.dangers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.coyote.AbstractProtocol;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.WebSession;

/** Connections that are opened and then say little or nothing, so that none is left for others. */
@RegisterTest
class SlowRequestsTest {

    /** The real one, made shorter while a test waits for it. */
    private static final Duration PATIENCE = Duration.ofMillis(700);

    private static final Duration AT_MOST = Duration.ofSeconds(10);

    @LocalServerPort
    private int port;

    @Autowired
    private ServletWebServerApplicationContext context;

    @Autowired
    private Accounts accounts;

    @Value("${server.tomcat.connection-timeout}")
    private Duration configured;

    private AbstractProtocol<?> protocol;

    @BeforeEach
    void shorten() {
        protocol = (AbstractProtocol<?>) ((TomcatWebServer) context.getWebServer())
                .getTomcat()
                .getConnector()
                .getProtocolHandler();
        assertThat(Duration.ofMillis(protocol.getConnectionTimeout())).isEqualTo(configured);
        assertThat(configured).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(20));
        protocol.setConnectionTimeout((int) PATIENCE.toMillis());
    }

    @AfterEach
    void restore() {
        protocol.setConnectionTimeout((int) configured.toMillis());
    }

    @Test
    void aConnectionThatSaysNothingIsClosed() throws IOException {
        closedWithin("");
    }

    @Test
    void aRequestWhoseHeadDoesNotEndIsClosed() throws IOException {
        closedWithin("GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ");
    }

    @Test
    void aFormWhoseFieldsDoNotComeIsClosed() throws IOException {
        closedWithin("POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                + "Content-Length: 1000\r\n\r\nusername=a");
    }

    @Test
    void aFileThatDoesNotComeIsClosed() throws IOException {
        WebSession session = new WebSession(port);
        session.signIn(new Officers(accounts).with(Role.REGISTRAR).name(), Officers.PASSWORD);
        closedWithin("POST /purpose HTTP/1.1\r\nHost: x\r\nCookie: nsor=" + session.session()
                + "\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 100000\r\n\r\n--x\r\n");
    }

    @Test
    void aMessageToTheApiThatDoesNotComeIsClosed() throws IOException {
        closedWithin("POST /api/v1/deaths HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer x\r\n"
                + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"a\"");
    }

    @Test
    void aConnectionThatIsKeptForTheNextRequestIsClosedTooAndOthersAreServedMeanwhile() throws IOException {
        List<Socket> idle = new ArrayList<>();
        try {
            for (int i = 0; i < 200; i++) {
                Socket socket = new Socket("127.0.0.1", port);
                idle.add(socket);
                socket.getOutputStream().write(bytes("GET /sign-in HTTP/1.1\r\nX: "));
            }
            assertThat(new WebSession(port).get("/sign-in").statusCode()).isEqualTo(200);
        } finally {
            for (Socket socket : idle) {
                socket.close();
            }
        }
        closedWithin("GET /sign-in HTTP/1.1\r\nHost: x\r\n\r\n");
    }

    /** No answer counts, but that the server has hung up; it hangs up in time. */
    private void closedWithin(String begun) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout((int) AT_MOST.toMillis());
            socket.getOutputStream().write(bytes(begun));
            socket.getOutputStream().flush();
            // Throws where the server still keeps the connection then.
            Http.rest(socket);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
