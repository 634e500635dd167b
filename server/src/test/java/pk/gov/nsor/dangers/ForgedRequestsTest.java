package pk.gov.nsor.dangers;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.authority.AuthorityEndpoints;
import pk.gov.nsor.authority.AuthorityEndpoints.Door;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.TrailReader;
import pk.gov.nsor.testing.WebSession;

/** Forms that somebody else's page sends in the name of an officer who happens to be signed in (CSRF). */
@Tag("walk")
@RegisterTest
class ForgedRequestsTest {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Accounts accounts;

    @Autowired
    private JdbcClient jdbc;

    private Officer officer;
    private WebSession session;

    @BeforeEach
    void signedIn() {
        officer = new Officers(accounts).with(Role.REGISTRAR);
        session = new WebSession(port);
        session.signIn(officer.name(), Officers.PASSWORD);
    }

    @Test
    void whatAStrangerIsRefusedIsCountedAndWhatSomebodyKnownIsIsNot() throws InterruptedException {
        double before = refused("403");
        HttpRequest.Builder forged = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/sign-in"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", "https://evil.example")
                .POST(BodyPublishers.ofString("username=a&password=b"));
        assertThat(Http.send(forged).statusCode()).isEqualTo(403);
        counted("403", before + 1);
        assertThat(session.get("/caseload/transfers/00000000-0000-4000-8000-000000000000")
                        .statusCode())
                .isEqualTo(403);
        assertThat(refused("403")).isEqualTo(before + 1);
        double unknown = refused("401");
        assertThat(Http.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/travel-notices"))
                                .header("Authorization", "Bearer forged"))
                        .statusCode())
                .isEqualTo(401);
        counted("401", unknown + 1);
    }

    /** Whoever sent it may have the answer before it is counted. */
    private void counted(String status, double times) throws InterruptedException {
        for (int i = 0; i < 100 && refused(status) < times; i++) {
            Thread.sleep(50);
        }
        assertThat(refused(status)).isEqualTo(times);
    }

    private double refused(String status) {
        return context.getBean(MeterRegistry.class)
                .counter("nsor.strangers.refused", "status", status)
                .count();
    }

    @Test
    void noFormOfTheTableIsTakenWithoutItsTokenOrFromSomebodyElsesPage() throws Exception {
        List<String> wrong = new ArrayList<>();
        Map<String, String> tokens = new HashMap<>();
        int forms = 0;
        try (AuthorityEndpoints doors = new AuthorityEndpoints(context, port, "")) {
            for (Door door : doors.all()) {
                if (!door.isPost() || door.isApi() || door.header().isEmpty()) {
                    continue;
                }
                forms++;
                String token = tokens.computeIfAbsent(door.value(), this::token);
                // What anybody sends without being known asks for no token, and yet for a page of the register's own.
                if (!door.endpoint().startsWith("/concern")) {
                    refused(form(door, ""), door, "without a token", wrong);
                    refused(form(door, "forged"), door, "with a forged token", wrong);
                }
                refused(form(door, token).header("Origin", "https://evil.example"), door, "from elsewhere", wrong);
                refused(form(door, token).header("Origin", "null"), door, "from nowhere", wrong);
                refused(form(door, token).header("Sec-Fetch-Site", "cross-site"), door, "across sites", wrong);
                refused(form(door, token).header("Sec-Fetch-Site", "same-site"), door, "from a neighbour", wrong);
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(forms).as("forms that were tried").isGreaterThan(75);
    }

    @Test
    void aFormOfOurOwnIsTakenWhateverABrowserSaysOfItself() {
        String cookie = "nsor=" + session.session();
        for (Map<String, String> said : List.of(
                Map.<String, String>of(),
                Map.of("Origin", "http://127.0.0.1:" + port),
                Map.of("Origin", "http://127.0.0.1:" + port, "Sec-Fetch-Site", "same-origin"),
                // A proxy that speaks TLS and calls the server by another name.
                Map.of("Origin", "https://nsor.example", "Sec-Fetch-Site", "same-origin"))) {
            HttpRequest.Builder form = purpose(cookie, token(cookie));
            said.forEach(form::header);
            assertThat(Http.send(form).statusCode()).as(said.toString()).isEqualTo(302);
        }
    }

    @Test
    void anotherPortOfTheSameMachineIsSomebodyElse() {
        String cookie = "nsor=" + session.session();
        HttpRequest.Builder form = purpose(cookie, token(cookie)).header("Origin", "http://127.0.0.1:" + (port + 1));
        assertThat(Http.send(form).statusCode()).isEqualTo(403);
        assertThat(new TrailReader(jdbc).of(officer.account().id())).endsWith("PURPOSE_CHOSEN REFUSED");
    }

    @Test
    void aTokenIsThatOfOneSession() {
        Officer other = new Officers(accounts).with(Role.REGISTRAR);
        WebSession others = new WebSession(port);
        others.signIn(other.name(), Officers.PASSWORD);
        String stolen = token("nsor=" + others.session());
        assertThat(Http.send(purpose("nsor=" + session.session(), stolen)).statusCode())
                .isEqualTo(403);
    }

    @Test
    void theApiTakesNoCookieAndThePagesTakeNoToken() {
        HttpResponse<String> api = Http.send(HttpRequest.newBuilder(URI.create(base() + "/api/v1/deaths"))
                .header("Cookie", "nsor=" + session.session())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}")));
        assertThat(api.statusCode()).isEqualTo(401);
    }

    @Test
    void signingOutAndSigningInNeedTheirTokenToo() {
        HttpResponse<String> out = session.post("/sign-out", Map.of(), "forged");
        assertThat(out.statusCode()).isEqualTo(403);
        assertThat(session.get("/").statusCode()).isEqualTo(200);
        HttpResponse<String> in = new WebSession(port)
                .post("/sign-in", Map.of("username", officer.name(), "password", Officers.PASSWORD), "forged");
        assertThat(Http.header(in, "Location")).endsWith("/sign-in?expired");
    }

    @Test
    void whatNobodyKnownIsRefusedFromElsewhereIsOnTheTrailToo() {
        TrailReader trail = new TrailReader(jdbc);
        long before = trail.last();
        assertThat(Http.send(HttpRequest.newBuilder(URI.create(base() + "/sign-in"))
                                .header("Origin", "https://evil.example")
                                .POST(BodyPublishers.ofString("username=x&password=y")))
                        .statusCode())
                .isEqualTo(403);
        assertThat(trail.ofNobodyAfter(before)).containsExactly("UNKNOWN_ADDRESS REFUSED");
    }

    private static void refused(HttpRequest.Builder form, Door door, String how, List<String> wrong) {
        int status = Http.send(form).statusCode();
        if (status != 403) {
            wrong.add(door.endpoint() + " " + how + ": " + status);
        }
    }

    private HttpRequest.Builder form(Door door, String token) {
        String fields = door.fields().isEmpty() ? "x=y" : door.fields();
        return door.request(port)
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .method(door.method(), BodyPublishers.ofString(token.isEmpty() ? fields : fields + "&_csrf=" + token));
    }

    private HttpRequest.Builder purpose(String cookie, String token) {
        return HttpRequest.newBuilder(URI.create(base() + "/purpose"))
                .header("Cookie", cookie)
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("purpose=COMPLAINT&_csrf=" + token));
    }

    private String token(String cookie) {
        String page = Http.send(HttpRequest.newBuilder(URI.create(base() + "/")).header("Cookie", cookie))
                .body();
        return TOKEN.matcher(page)
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No form on the first page"));
    }

    private String base() {
        return "http://127.0.0.1:" + port;
    }
}
