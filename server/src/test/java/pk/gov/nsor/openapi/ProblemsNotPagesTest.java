package pk.gov.nsor.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.client.MachineClients;
import pk.gov.nsor.testing.ApiClient;
import pk.gov.nsor.testing.RegisterTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whatever a system sends to the API, what it is refused with is a problem (RFC 9457) and never a page. */
@RegisterTest
class ProblemsNotPagesTest {

    @Autowired
    private MachineClients clients;

    @LocalServerPort
    private int port;

    private String token;

    @BeforeEach
    void someClient() {
        token = ApiClient.made(clients, port, Feed.COURT, "COURTS").token();
    }

    @Test
    void whateverIsSentToTheApiIsRefusedWithAProblem() throws Exception {
        String json = "Content-Type: application/json";
        List<Case> cases = List.of(
                new Case(404, "GET /api/v1/no-such-thing HTTP/1.1"),
                new Case(404, "GET /api HTTP/1.1"),
                new Case(404, "GET /api/ HTTP/1.1"),
                new Case(404, "GET /api/v1 HTTP/1.1"),
                new Case(404, "GET /api/v1/convictions/ HTTP/1.1"),
                new Case(404, "GET /api/v1/convictions/receipts/ HTTP/1.1"),
                new Case(404, "GET /api/v2/convictions HTTP/1.1"),
                new Case(405, "GET /api/v1/convictions HTTP/1.1"),
                new Case(405, "PUT /api/v1/convictions HTTP/1.1\n" + json, "{}"),
                new Case(405, "DELETE /api/v1/convictions HTTP/1.1"),
                new Case(405, "PATCH /api/v1/convictions HTTP/1.1\n" + json, "{}"),
                new Case(0, "TRACE /api/v1/convictions HTTP/1.1"),
                new Case(0, "JEFF /api/v1/convictions HTTP/1.1"),
                new Case(0, "get /api/v1/convictions HTTP/1.1"),
                new Case(0, "CONNECT /api/v1/convictions HTTP/1.1"),
                new Case(400, "GET /api/v1/convictions/receipts/x HTTP/1.1"),
                new Case(400, "GET /api/v1/trail/consistency HTTP/1.1"),
                new Case(400, "GET /api/v1/trail/consistency?from=x HTTP/1.1"),
                new Case(400, "GET /api/v1/trail/consistency?from= HTTP/1.1"),
                new Case(400, "GET /api/v1/trail/consistency?from=0&to= HTTP/1.1"),
                new Case(400, "GET /api/v1/trail/consistency?from=0&to=%20 HTTP/1.1"),
                new Case(0, "GET /api/v1/trail/consistency?from=-1 HTTP/1.1"),
                new Case(400, "GET /api/v1/trail/consistency?from=99999999999999999999 HTTP/1.1"),
                new Case(0, "GET /api/v1/trail/consistency?from=%zz HTTP/1.1"),
                new Case(0, "GET /api/v1/trail/consistency?from=%00 HTTP/1.1"),
                new Case(400, "GET /api/v1/trail/consistency?from=0&from=1 HTTP/1.1"),
                new Case(0, "GET /api/v1/trail/consistency?% HTTP/1.1"),
                new Case(0, "GET /api/v1/trail/consistency?from=0|1 HTTP/1.1"),
                new Case(400, "GET /api/v1/trail/consistency?actor=x&from=0 HTTP/1.1"),
                new Case(400, "POST /api/v1/convictions?client=x&actor=y HTTP/1.1\n" + json, "{}"),
                new Case(0, "POST /api/v1/convictions?% HTTP/1.1\n" + json, "{}"),
                new Case(0, "GET /api/v1/trail/tile/x/000 HTTP/1.1"),
                new Case(0, "GET /api/v1/trail/tile/0/../../.. HTTP/1.1"),
                new Case(0, "GET /api/v1/trail/tile/0/%2e%2e/x HTTP/1.1"),
                new Case(0, "GET /api/v1/%00 HTTP/1.1"),
                new Case(0, "GET /api/v1/%zz HTTP/1.1"),
                new Case(0, "GET /api/v1//convictions HTTP/1.1"),
                new Case(0, "GET /api//v1/convictions HTTP/1.1"),
                new Case(0, "GET //api/v1/convictions HTTP/1.1"),
                new Case(0, "GET /api/v1/convictions;x=y HTTP/1.1"),
                new Case(0, "GET /api;x=y/v1/convictions HTTP/1.1"),
                new Case(0, "GET /api/v1/convictions%2freceipts HTTP/1.1"),
                new Case(0, "GET /api/v1\\convictions HTTP/1.1"),
                new Case(0, "GET /api/v1/{x} HTTP/1.1"),
                new Case(0, "GET /api/v1/convictions#x HTTP/1.1"),
                new Case(0, "GET /api/v1/\u00e9 HTTP/1.1"),
                new Case(0, "GET http://127.0.0.1/api/v1/no HTTP/1.1"),
                new Case(0, "GET /api/v1/convictions HTTP/9.9"),
                new Case(0, "GET /api/v1/convictions HTTP/1.1\nX y: z"),
                new Case(0, "GET /api/v1/convictions HTTP/1.1\nX-Long: " + "x".repeat(20_000)),
                new Case(0, "GET /api/v1/" + "x".repeat(20_000) + " HTTP/1.1"),
                new Case(0, "GET /api/v1/convictions HTTP/1.1\nContent-Length: x"),
                new Case(0, "POST /api/v1/convictions HTTP/1.1\n" + json + "\nContent-Length: -1"),
                new Case(0, "POST /api/v1/convictions HTTP/1.1\n" + json + "\nTransfer-Encoding: x"),
                new Case(
                        0,
                        "POST /api/v1/convictions HTTP/1.1\n" + json + "\nTransfer-Encoding: chunked",
                        "zz\r\nnot a chunk"),
                new Case(406, "POST /api/v1/convictions HTTP/1.1\nAccept: text/html\n" + json, "{}"),
                new Case(406, "POST /api/v1/convictions HTTP/1.1\nAccept: application/xml\n" + json, "{}"),
                new Case(406, "POST /api/v1/convictions HTTP/1.1\nAccept: nonsense\n" + json, "{}"),
                new Case(404, "GET /api/v1/no-such-thing HTTP/1.1\nAccept: text/html"),
                new Case(406, "GET /api/v1/trail/consistency?from=0 HTTP/1.1\nAccept: text/html"),
                new Case(415, "POST /api/v1/convictions HTTP/1.1", "{}"),
                new Case(415, "POST /api/v1/convictions HTTP/1.1\nContent-Type: text/plain", "{}"),
                new Case(415, "POST /api/v1/convictions HTTP/1.1\nContent-Type: nonsense", "{}"),
                new Case(
                        415,
                        "POST /api/v1/convictions HTTP/1.1\nContent-Type: multipart/form-data; boundary=x",
                        "--x\r\n"),
                new Case(
                        415,
                        "POST /api/v1/convictions HTTP/1.1\nContent-Type: application/x-www-form-urlencoded",
                        "%zz=%"),
                new Case(
                        0, "POST /api/v1/convictions HTTP/1.1\nContent-Type: application/json; charset=nonsense", "{}"),
                new Case(0, "POST /api/v1/convictions HTTP/1.1\n" + json + "\nContent-Encoding: gzip", "not gzip"),
                new Case(400, "POST /api/v1/convictions HTTP/1.1\n" + json, "{"),
                new Case(400, "POST /api/v1/convictions HTTP/1.1\n" + json, ""),
                new Case(422, "POST /api/v1/convictions HTTP/1.1\n" + json, "{}"),
                new Case(413, "POST /api/v1/convictions HTTP/1.1\n" + json, "{\"x\":\"" + "x".repeat(1 << 20)));
        List<String> wrong = new ArrayList<>();
        for (Case one : cases) {
            check(one, one.head().replaceFirst("\\sHTTP/(\\S+)", " HTTP/$1\nAuthorization: Bearer " + token), wrong);
            check(one.withStatus(0), one.head(), wrong);
            check(
                    one.withStatus(0),
                    one.head().replaceFirst("\\sHTTP/(\\S+)", " HTTP/$1\nAuthorization: Bearer %%%"),
                    wrong);
        }
        assertThat(wrong).isEmpty();
    }

    /** @param status 0 for any from 400 on */
    private record Case(int status, String head, String body) {

        Case(int status, String head) {
            this(status, head, "");
        }

        Case withStatus(int another) {
            return new Case(another, head, body);
        }
    }

    private void check(Case one, String head, List<String> wrong) throws Exception {
        byte[] body = one.body().getBytes(StandardCharsets.UTF_8);
        boolean saysLength = head.contains("Content-Length") || head.contains("Transfer-Encoding");
        String whole = (body.length == 0 && !head.startsWith("POST")) || saysLength
                ? head
                : head + "\nContent-Length: " + body.length;
        String name = whole.substring(0, Math.min(whole.length(), 120)).replace(token, "…");
        RawRequest.Answer answer;
        try {
            answer = RawRequest.send(port, whole, body);
        } catch (java.io.IOException | RuntimeException failed) {
            wrong.add(name + ": " + failed);
            return;
        }
        if (answer.status() < 400 || (one.status() != 0 && answer.status() != one.status())) {
            wrong.add(name + ": status " + answer.status() + ", not " + one.status());
        }
        if (!answer.type().equals("application/problem+json")) {
            wrong.add(name + ": " + answer.status() + " " + answer.headers() + " "
                    + answer.body().substring(0, Math.min(answer.body().length(), 80)));
            return;
        }
        JsonNode problem = JsonMapper.shared().readTree(answer.body());
        if (problem.path("status").asInt() != answer.status()
                || !problem.path("type").asString("").startsWith("urn:nsor:problem:")
                || problem.path("title").asString("").isEmpty()
                || problem.path("detail").asString("").isEmpty()) {
            wrong.add(name + ": " + problem);
        }
    }
}
