package pk.gov.nsor.foundation.shell;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletResponse;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.RecordKeys;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.TrailReader;
import pk.gov.nsor.testing.WebSession;
import tools.jackson.databind.JsonNode;

/** What the trail says of a file before it is sent, and of what became of it. */
@RegisterTest
class ExportsTest {

    /** More than the buffers between the register and a client take. */
    private static final int MANY = 400_000;

    private static final RequestMappingInfo FILES =
            RequestMappingInfo.paths("/test/exports/{lines}").build();

    @Autowired
    private Accounts accounts;

    @Autowired
    private RecordKeys keys;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Exports exports;

    @Autowired
    private RequestMappingHandlerMapping mapping;

    @LocalServerPort
    private int port;

    @BeforeEach
    void offerFiles() throws Exception {
        mapping.registerMapping(
                FILES,
                new TestFiles(exports),
                TestFiles.class.getDeclaredMethod("send", int.class, Actor.class, HttpServletResponse.class));
    }

    @AfterEach
    void withdrawFiles() {
        mapping.unregisterMapping(FILES);
    }

    /** Sends files of any length, or fails at making one. */
    static class TestFiles {

        private final Exports exports;

        TestFiles(Exports exports) {
            this.exports = exports;
        }

        @Allows(everybody = true, action = TrailAction.DIRECTORY_VIEWED)
        void send(@PathVariable int lines, Actor actor, HttpServletResponse response) {
            exports.send(response, TrailEntry.done(actor, TrailAction.DIRECTORY_VIEWED), "test.csv", () -> {
                if (lines < 0) {
                    throw new IllegalStateException("Nothing to send");
                }
                CsvFile file = new CsvFile(List.of("number", "text"));
                for (int line = 0; line < lines; line++) {
                    file.line(line, "a text of a line that is neither long nor short");
                }
                return file;
            });
        }
    }

    @Test
    void aFileIsOnTheTrailBeforeItIsSentAndAgainWhenAllOfItIs() throws Exception {
        Case at = begin();
        HttpResponse<String> answer = at.session.get("/test/exports/3");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Disposition")).hasValue("attachment; filename=\"test.csv\"");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        List<String> lines = answer.body().lines().toList();
        assertThat(lines).hasSize(6);
        assertThat(lines.get(4)).isEmpty();
        assertThat(at.left(2)).containsExactly("DIRECTORY_VIEWED DONE", "EXPORT_ENDED DONE");
        JsonNode intent = at.content(TrailAction.DIRECTORY_VIEWED);
        JsonNode outcome = at.content(TrailAction.EXPORT_ENDED);
        int bytes = answer.body().getBytes(StandardCharsets.UTF_8).length;
        assertThat(outcome.get("export")).isEqualTo(intent.get("export"));
        assertThat(lines.getLast())
                .as("who made it, when, why and which entry tells of it")
                .matches("\"Made by Officer [^(]+\\(officer[^,]+, [A-Z]+\\)\",.+,Export "
                        + intent.get("export").asString());
        assertThat(outcome.get("of").asString()).isEqualTo("DIRECTORY_VIEWED");
        assertThat(outcome.get("lines").asInt()).isEqualTo(3);
        assertThat(outcome.get("bytes").asInt()).isEqualTo(bytes);
        assertThat(outcome.get("sent").asInt()).isEqualTo(bytes);
    }

    @Test
    void whereTheClientHangsUpMidwayTheTrailSaysHowFarItCame() throws Exception {
        Case at = begin();
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoLinger(true, 0);
            socket.getOutputStream()
                    .write(("GET /test/exports/" + MANY + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nCookie: nsor="
                                    + at.session.session() + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(socket.getInputStream().readNBytes(20_000)).hasSize(20_000);
            assertThat(at.left()).containsExactly("DIRECTORY_VIEWED DONE");
        }
        assertThat(at.left(2)).containsExactly("DIRECTORY_VIEWED DONE", "EXPORT_ENDED FAILED");
        JsonNode outcome = at.content(TrailAction.EXPORT_ENDED);
        assertThat(outcome.get("lines").asInt()).isEqualTo(MANY);
        assertThat(outcome.get("sent").asInt())
                .isGreaterThan(10_000)
                .isLessThan(outcome.get("bytes").asInt());
    }

    @Test
    void aFileThatCanNotBeMadeIsOnTheTrailAsFailed() {
        Case at = begin();
        assertThat(at.session.get("/test/exports/-1").statusCode()).isEqualTo(500);
        assertThat(at.left())
                .containsExactly("DIRECTORY_VIEWED DONE", "EXPORT_ENDED FAILED", "DIRECTORY_VIEWED FAILED");
        assertThat(at.content(TrailAction.EXPORT_ENDED).get("sent").asInt()).isZero();
    }

    private Case begin() {
        Officer officer = new Officers(accounts).with(Role.OVERSIGHT);
        WebSession session = new WebSession(port);
        session.signIn(officer.name(), Officers.PASSWORD);
        TrailReader trail = new TrailReader(jdbc);
        return new Case(session, officer.account().id(), trail, trail.last());
    }

    private final class Case {

        private final WebSession session;
        private final UUID officer;
        private final TrailReader trail;
        private final long before;

        Case(WebSession session, UUID officer, TrailReader trail, long before) {
            this.session = session;
            this.officer = officer;
            this.trail = trail;
            this.before = before;
        }

        List<String> left() {
            return trail.ofAfter(officer, before);
        }

        /** Once there are so many: the outcome is written after the last byte. */
        List<String> left(int count) throws InterruptedException {
            long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
            while (left().size() < count && System.nanoTime() < end) {
                Thread.sleep(10);
            }
            return left();
        }

        JsonNode content(TrailAction action) {
            return trail.contentsOf(officer, action, before, keys).getFirst();
        }
    }
}
