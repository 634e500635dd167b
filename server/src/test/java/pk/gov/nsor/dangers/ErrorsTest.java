package pk.gov.nsor.dangers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.WebSession;

/** What the server says when a request is wrong, as a socket and not a browser sends it. */
@RegisterTest
class ErrorsTest {

    private static final Pattern INSIDE = Pattern.compile(
            "(?i)exception|stack ?trace|\\bat [a-z]+\\.[a-z.]+\\(|org\\.(apache|spring|postgres|thymeleaf)|pk\\.gov|java\\.|jakarta"
                    + "|tomcat|coyote|spring|hibernate|postgres|\\bsql\\b|jackson|hikari|/[0-9]+\\.[0-9]+\\.[0-9]+");

    @LocalServerPort
    private int port;

    @Autowired
    private Accounts accounts;

    private String cookie;

    @BeforeEach
    void signedIn() {
        WebSession session = new WebSession(port);
        session.signIn(new Officers(accounts).with(Role.REGISTRAR).name(), Officers.PASSWORD);
        cookie = "Cookie: nsor=" + session.session() + "\r\n";
    }

    @Test
    void noAnswerTellsOfTheInside() throws IOException {
        String long300 = "a".repeat(300);
        for (String request : List.of(
                "GET /no/such HTTP/1.1\r\nHost: x\r\n" + cookie,
                "GET /people/not-a-uuid HTTP/1.1\r\nHost: x\r\n" + cookie,
                "GET /people/" + long300 + " HTTP/1.1\r\nHost: x\r\n" + cookie,
                "GET /people?page=x&size=-1&after=%00 HTTP/1.1\r\nHost: x\r\n" + cookie,
                "GET /people?name=%ff%fe HTTP/1.1\r\nHost: x\r\n" + cookie,
                "GET /people?name=%zz HTTP/1.1\r\nHost: x\r\n" + cookie,
                "GET /people?name=' HTTP/1.1\r\nHost: x\r\n" + cookie,
                "GET /timeline?from=9999999999-99-99 HTTP/1.1\r\nHost: x\r\n" + cookie,
                "GET /people/;x HTTP/1.1\r\nHost: x\r\n" + cookie,
                "GET /people/%2e%2e/%2e%2e/etc/passwd HTTP/1.1\r\nHost: x\r\n" + cookie,
                "GET /../../etc/passwd HTTP/1.1\r\nHost: x\r\n",
                "GET /%c0%ae%c0%ae/ HTTP/1.1\r\nHost: x\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nAccept: application/octet-stream\r\n" + cookie,
                "GET / HTTP/1.1\r\nHost: x\r\nAccept: nonsense\r\n" + cookie,
                "GET / HTTP/1.1\r\nHost: x\r\nCookie: nsor=\"\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nCookie: nsor=" + "b".repeat(3000) + "\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nX: " + "b".repeat(20_000) + "\r\n",
                "GET / HTTP/1.1\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n",
                "GET / HTTP/1.1\r\nHost: a b\r\n",
                "GET / HTTP/9.9\r\nHost: x\r\n",
                "GET /<script> HTTP/1.1\r\nHost: x\r\n",
                "NONSENSE\r\n",
                "POST /purpose HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n" + cookie,
                "POST /purpose HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999\r\n" + cookie,
                "POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Type: text/nonsense; charset=nonsense\r\n"
                        + "Content-Length: 0\r\n",
                "GET /api/v1/travel-notices HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer x\r\n",
                "GET /api/v1/travel-notices HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer \u00ff\u00fe\r\n",
                "GET /v3/api-docs/%00 HTTP/1.1\r\nHost: x\r\n",
                "GET /error HTTP/1.1\r\nHost: x\r\n",
                "GET /actuator HTTP/1.1\r\nHost: x\r\n" + cookie,
                "GET /actuator/env HTTP/1.1\r\nHost: x\r\n" + cookie,
                "GET /actuator/heapdump HTTP/1.1\r\nHost: x\r\n" + cookie,
                "GET /swagger-ui/index.html HTTP/1.1\r\nHost: x\r\n" + cookie,
                "GET /.git/config HTTP/1.1\r\nHost: x\r\n" + cookie,
                "GET /application.properties HTTP/1.1\r\nHost: x\r\n" + cookie,
                "GET /assets/../application.properties HTTP/1.1\r\nHost: x\r\n",
                "GET /WEB-INF/web.xml HTTP/1.1\r\nHost: x\r\n" + cookie)) {
            String answer = Http.raw(port, request + "Connection: close\r\n\r\n");
            assertThat(answer).as(request).matches("(?s)HTTP/1\\.1 ([234][0-9][0-9]|505) .*");
            assertThat(INSIDE.matcher(visible(answer)).results().map(found -> found.group()))
                    .as("%s: %s", request, answer.lines().limit(1).toList())
                    .isEmpty();
        }
    }

    /** Without the addresses of style sheets and scripts, which the webjars' names are part of. */
    private static String visible(String answer) {
        return answer.replaceFirst("HTTP/1\\.1", "").replaceAll("/assets/[^\"]+", "");
    }

    @Test
    void methodsThatNoPageTakesAreRefused() throws IOException {
        for (String method :
                List.of("TRACE", "TRACK", "CONNECT", "PUT", "DELETE", "PATCH", "PROPFIND", "DEBUG", "get")) {
            String answer = Http.raw(
                    port,
                    method + " / HTTP/1.1\r\nHost: x\r\nX-Echo: repeated\r\n" + cookie
                            + "Content-Length: 0\r\nConnection: close\r\n\r\n");
            assertThat(answer)
                    .as(method)
                    .matches("(?s)HTTP/1\\.1 (400|403|404|405|501) .*")
                    .doesNotContain("repeated");
        }
        String options = Http.raw(
                port,
                "OPTIONS / HTTP/1.1\r\nHost: x\r\nOrigin: https://evil.example\r\n"
                        + "Access-Control-Request-Method: POST\r\n" + cookie + "Connection: close\r\n\r\n");
        assertThat(options.toLowerCase(Locale.ROOT)).doesNotContain("access-control-allow");
    }

    /** A method said in a field or a header is none. */
    @Test
    void aMethodIsTheOneOfTheRequestAlone() throws IOException {
        String answer = Http.raw(
                port,
                "GET /purpose?_method=POST&purpose=COMPLAINT HTTP/1.1\r\nHost: x\r\nX-HTTP-Method-Override: POST\r\n"
                        + "X-Method-Override: POST\r\n" + cookie + "Connection: close\r\n\r\n");
        assertThat(answer).matches("(?s)HTTP/1\\.1 40[45] .*");
    }

    /** Where a request ends is read in one way: what two readers could read differently is refused. */
    @Test
    void aRequestThatEndsInTwoPlacesIsRefused() throws IOException {
        String hidden = "GET /hidden-one HTTP/1.1\r\nHost: x\r\n\r\n";
        for (String head : List.of(
                "Content-Length: 5\r\nContent-Length: 6\r\n",
                "Content-Length: 5, 6\r\n",
                "Content-Length: +5\r\n",
                "Transfer-Encoding: xchunked\r\n",
                "Transfer-Encoding: chunked, identity\r\n",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n",
                "Transfer-Encoding : chunked\r\n",
                "X: y\nContent-Length: 5\r\nContent-Length\u0000: 7\r\n")) {
            String answer = Http.raw(port, "POST /sign-in HTTP/1.1\r\nHost: x\r\n" + head + "\r\n0\r\n\r\n" + hidden);
            assertThat(answer.split("HTTP/1\\.1 ", -1).length - 1)
                    .as(head + answer)
                    .isEqualTo(1);
            assertThat(answer).as(head).matches("(?s)HTTP/1\\.1 (400|501) .*").contains("Connection: close");
        }
        String both = Http.raw(
                port,
                "POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n"
                        + "Connection: close\r\n\r\n0\r\n\r\n");
        assertThat(both).as("chunks count, and the connection ends").contains("Connection: close");
    }

    @Test
    void aHeaderCannotBeAddedThroughAnAddress() throws IOException {
        for (String address : List.of(
                "/language/ur?to=/x%0d%0aX-Evil:%20yes",
                "/language/ur%0d%0aX-Evil:%20yes",
                "/people/%0d%0aX-Evil:%20yes",
                "/caseload.csv?list=x%22%0d%0aX-Evil:%20yes",
                "/release/areas.csv?month=x%0d%0aX-Evil:%20yes",
                "/sms.csv?from=x%0d%0aX-Evil:%20yes")) {
            String answer = Http.raw(
                    port, "GET " + address + " HTTP/1.1\r\nHost: x\r\n" + cookie + "Connection: close\r\n\r\n");
            assertThat(answer.lines().takeWhile(line -> !line.isEmpty()))
                    .as(address)
                    .noneMatch(line -> line.toLowerCase(Locale.ROOT).startsWith("x-evil"));
        }
    }
}
