package pk.gov.nsor.dangers;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import pk.gov.nsor.authority.AuthorityEndpoints;
import pk.gov.nsor.authority.AuthorityEndpoints.Door;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.WebSession;

/** Links to the register that lead on to somebody else's page, by a parameter or by what a request calls the server. */
@Tag("walk")
@RegisterTest
class RedirectsTest {

    private static final List<String> ELSEWHERE = List.of(
            "//evil.example",
            "///evil.example",
            "////evil.example",
            "https://evil.example",
            "https:evil.example",
            "http://evil.example/people",
            "/\\evil.example",
            "\\/evil.example",
            "\\\\evil.example",
            "/\t/evil.example",
            "/\n/evil.example",
            "\t//evil.example",
            " //evil.example",
            "javascript:alert(1)//evil.example",
            "data:text/html,evil.example",
            "@evil.example",
            ".evil.example",
            "/x\r\nLocation: https://evil.example",
            "/x\r\nSet-Cookie: nsor=evil.example");

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Accounts accounts;

    private Officer officer;
    private WebSession session;

    @BeforeEach
    void signedIn() {
        officer = new Officers(accounts).with(Role.REGISTRAR);
        session = new WebSession(port);
        session.signIn(officer.name(), Officers.PASSWORD);
    }

    @Test
    void thePurposeAndTheLanguageLeadBackToAPageOfOursAlone() {
        for (String to : ELSEWHERE) {
            HttpResponse<String> language =
                    session.get("/language/ur?to=" + URLEncoder.encode(to, StandardCharsets.UTF_8));
            assertThat(Http.header(language, "Location")).as("language, " + to).isEqualTo("/");
            HttpResponse<String> purpose = session.submit("/", "/purpose", Map.of("purpose", "COMPLAINT", "to", to));
            assertThat(Http.header(purpose, "Location")).as("purpose, " + to).isEqualTo("/");
            assertThat(purpose.headers().allValues("Set-Cookie")).isEmpty();
        }
        assertThat(Http.header(session.get("/language/ur?to=/people?name=x"), "Location"))
                .isEqualTo("/people?name=x");
        assertThat(Http.header(
                        session.submit("/", "/purpose", Map.of("purpose", "COMPLAINT", "to", "/people?name=x")),
                        "Location"))
                .isEqualTo("/people?name=x");
    }

    /** Every endpoint is told where to lead by the names that pages of this kind use for it; whatever it does, it stays here. */
    @Test
    void noParameterOfAnyPageLeadsElsewhere() throws Exception {
        List<String> wrong = new ArrayList<>();
        String asked = "to=//evil.example&url=//evil.example&next=//evil.example&redirect=//evil.example"
                + "&return=//evil.example&continue=//evil.example&back=//evil.example&page=//evil.example";
        try (AuthorityEndpoints doors = new AuthorityEndpoints(context, port, "")) {
            for (Door door : doors.all()) {
                if (!door.isPost()) {
                    String address = door.path() + (door.path().contains("?") ? "&" : "?") + asked;
                    Door there = new Door("GET", door.endpoint(), address, "", door.header(), door.value());
                    String location = Http.header(Http.send(there.request(port)), "Location");
                    if (URI.create(location).getHost() != null || location.startsWith("//")) {
                        wrong.add(door.endpoint() + " leads to " + location);
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void thePageAskedForFirstIsOneOfOursWhateverItIsCalled() {
        WebSession fresh = new WebSession(port);
        for (String asked : List.of("/%2fevil.example", "/people?to=//evil.example", "/.evil.example")) {
            fresh.get(asked);
        }
        String location = Http.header(fresh.signIn(officer.name(), Officers.PASSWORD), "Location");
        assertThat(location).startsWith("/").doesNotStartWith("//");
    }

    /** What a request calls this server is not repeated: a cache in front would keep it for everybody. */
    @Test
    void theServerDoesNotRepeatWhatARequestCallsIt() throws Exception {
        for (String request : List.of(
                "GET / HTTP/1.1\r\nHost: evil.example\r\n",
                "GET /people HTTP/1.1\r\nHost: evil.example:99\r\n",
                "GET /language/ur HTTP/1.1\r\nHost: evil.example\r\n",
                "GET /sign-in HTTP/1.1\r\nHost: evil.example\r\n",
                "GET /v3/api-docs HTTP/1.1\r\nHost: evil.example\r\n",
                "GET /no/such HTTP/1.1\r\nHost: evil.example\r\n",
                "POST /purpose HTTP/1.1\r\nHost: evil.example\r\nContent-Length: 0\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nX-Forwarded-Host: evil.example\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nForwarded: host=evil.example;proto=https\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nX-Original-URL: //evil.example\r\nX-Rewrite-URL: //evil.example\r\n")) {
            assertThat(Http.raw(port, request + "Connection: close\r\n\r\n"))
                    .as(request)
                    .startsWith("HTTP/1.1 ")
                    .doesNotContain("evil.example");
        }
    }

    @Test
    void signingInThroughAnotherNameOfTheServerLeadsToAPathAlone() throws Exception {
        String cookie = "nsor=" + session.session();
        String answer = Http.raw(
                port,
                "GET /language/en?to=/people HTTP/1.1\r\nHost: evil.example\r\nCookie: " + cookie
                        + "\r\nConnection: close\r\n\r\n");
        assertThat(answer).contains("Location: /people\r\n");
    }
}
